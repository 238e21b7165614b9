const BLOCK = 512;
const CHECKSUM = { start: 148, end: 156 };

interface TarEntry {
  name: string;
  isFolder: boolean;
  content: Buffer;
}

/**
 * The files and folders in a tar file by their names. Throws when a header is damaged or a file is cut short, which
 * PGlite's own reader does not always notice.
 */
export function* readTar(tar: Buffer): Generator<TarEntry> {
  let at = 0;
  while (at + BLOCK <= tar.length) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return;
    if (sumOf(header) !== readOctal(header, CHECKSUM.start, CHECKSUM.end))
      throw new Error("it is no tar file");
    const size = readOctal(header, 124, 136);
    const start = at + BLOCK;
    if (!(start + size <= tar.length)) throw new Error("its end is missing");
    const isFolder = readText(header, 156, 157) === "5";
    yield { name: readText(header, 0, 100), isFolder, content: tar.subarray(start, start + size) };
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error("its end is missing");
}

/** The checksum counts as eight spaces in itself. */
function sumOf(header: Buffer) {
  return header.reduce((sum, byte, i) => sum + (i >= CHECKSUM.start && i < CHECKSUM.end ? 32 : byte), 0);
}

function readOctal(header: Buffer, start: number, end: number) {
  return Number.parseInt(readText(header, start, end).trim(), 8);
}

function readText(header: Buffer, start: number, end: number) {
  return header.toString("latin1", start, end).split("\0", 1)[0]!;
}
