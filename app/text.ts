const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const encoder = new TextEncoder();

/** Whether a person would count at most `limit` characters in `text`. */
export function atMostGraphemes(text: string, limit: number): boolean {
  if (text.length <= limit) return true;
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count > limit) return false;
  return true;
}

/** Whether `text` takes at most `limit` bytes in the database (UTF-8). */
export function atMostBytes(text: string, limit: number): boolean {
  return text.length <= limit && encoder.encode(text).length <= limit;
}

/** Whether Postgres can keep `text`: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** Whether something in `text` can be seen: not only spaces, controls, invisible and combining characters. */
export function hasVisibleCharacter(text: string): boolean {
  return /[^\s\p{C}\p{M}\p{Z}\u115f\u1160\u2800\u3164\uffa0]/u.test(text);
}

/** `text` with every line end as LF, as it is stored; browsers send CRLF. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** `text` without the byte order marks before it, which PGlite does not give back. */
export function withoutByteOrderMark(text: string): string {
  return text.replace(/^\ufeff+/, "");
}
