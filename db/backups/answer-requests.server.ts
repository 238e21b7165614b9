import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LOOK_EVERY_MS = 500;

/**
 * How another process asks the one that holds the folder for a backup: by an empty file `<id>.asked` in a folder only
 * their account can enter. It becomes `<id>.taken`, and then `<id>.tar.gz`, or `<id>.failed` with the reason in it.
 */
export function requestsFolder(folder: string): string {
  return `${folder}.requests`;
}

/**
 * Answers such requests until what it returns is called; that resolves when the last answer is written, and takes the
 * others away: whoever asked then finds the folder free.
 */
export function answerBackupRequests(folder: string, backUp: (file: string) => Promise<void>) {
  const requests = requestsFolder(folder);
  rmSync(requests, { recursive: true, force: true });
  mkdirSync(requests, { mode: 0o700 });
  let answering: Promise<void> | undefined;
  const timer = setInterval(() => {
    answering ??= answerAll(requests, backUp).finally(() => (answering = undefined));
  }, LOOK_EVERY_MS).unref();
  return async function stopAnswering() {
    clearInterval(timer);
    await answering;
    rmSync(requests, { recursive: true, force: true });
  };
}

async function answerAll(requests: string, backUp: (file: string) => Promise<void>) {
  for (const id of listAsked(requests)) {
    const path = join(requests, id);
    try {
      renameSync(`${path}.asked`, `${path}.taken`);
      await backUp(`${path}.tar.gz`);
    } catch (error) {
      refuse(path, error);
    }
  }
}

function listAsked(requests: string): string[] {
  try {
    const names = readdirSync(requests).filter((name) => name.endsWith(".asked"));
    return names.map((name) => name.slice(0, -".asked".length));
  } catch {
    // Somebody removed the folder by hand. That is no reason to stop serving.
    return [];
  }
}

/** Renames what is there already, which works on a full disk too. */
function refuse(path: string, error: unknown) {
  try {
    writeFileSync(`${path}.taken`, error instanceof Error ? error.message : String(error));
  } catch {
    // Then it fails without a reason.
  }
  try {
    renameSync(`${path}.taken`, `${path}.failed`);
  } catch {
    // Whoever asked has left, and took the request along.
  }
}
