export type Progress = (doing: string) => void;

/** One line on standard error that says what is going on; where that is no terminal, a line for each thing. */
export function startProgress(): Progress {
  const startedAt = performance.now();
  return (doing) => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const line = `${String(seconds).padStart(4)} s  ${doing}`;
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
}
