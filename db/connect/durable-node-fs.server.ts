import { closeSync, fsyncSync, openSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** The part of Emscripten's NODEFS that turns Postgres's files into ours. */
interface NodeFileSystem {
  stream_ops: { fsync?: (stream: OpenFile) => number };
  realPath: (node: unknown) => string;
}

interface OpenFile {
  nfd?: number | null;
  node: unknown;
}

/** PGlite's folder on disk, with the fsync that NODEFS lacks: without it a power cut takes back what was acknowledged. */
export class DurableNodeFS extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS["init"]>) {
    const initialised = await super.init(pglite, options);
    initialised.emscriptenOpts.preRun?.unshift((module) => {
      const files = module.NODEFS as unknown as NodeFileSystem;
      files.stream_ops.fsync = (stream) => {
        if (stream.nfd != null) fsyncSync(stream.nfd);
        else fsyncFolder(files.realPath(stream.node));
        return 0;
      };
    });
    return initialised;
  }
}

function fsyncFolder(path: string) {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } catch {
    // Some file systems have nothing to synchronise for a folder, and say so.
  } finally {
    closeSync(descriptor);
  }
}
