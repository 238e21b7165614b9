/** Written without spaces between words, so that each character is one. */
const ALONE = String.raw`[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]`;
const WORD = new RegExp(String.raw`${ALONE}|(?:(?!${ALONE})[\p{L}\p{N}\p{M}])+`, "gu");

const CUT = 30;

/** As many words as are looked for: the SQL function `search_todos` passes over any beyond. */
export const MOST_WORDS = 20;

const TWO_LETTERS: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", þ: "th" };
const ONE_LETTER: Record<string, string> = { ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ς: "σ" };

/** A word of a text, and where it stands there. */
export interface Word {
  /** As it was written. */
  text: string;
  index: number;
}

/** The words of `text`, one after the other. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: word, index } of text.matchAll(WORD)) yield { text: word, index };
}

/** The words to look for in what was typed, each once, as the database knows them. */
export function wordsIn(typed: string): string[] {
  return [...new Set([...wordsOf(typed)].flatMap(({ text }) => fold(text)))];
}

/** Whether all words of `typed` can be looked for, of which there have to be some. */
export function isSearchable(typed: string): boolean {
  const { length } = wordsIn(typed);
  return length > 0 && length <= MOST_WORDS;
}

/** Whether a word of a text is, or begins with, one of `sought`. */
export function isSought({ text }: Word, sought: string[]): boolean {
  return fold(text).some((folded) => sought.some((word) => folded.startsWith(word)));
}

/** A word without accents and capitals, as the SQL function of this name has it; some characters stand for several words. */
function fold(word: string): string[] {
  if (/^[a-z\d]+$/i.test(word)) return [word.toLowerCase().slice(0, CUT)];
  const plain = word
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .toLowerCase();
  const letters = plain.replace(/[ßæœþøłđðıς]/g, (letter) => TWO_LETTERS[letter] ?? ONE_LETTER[letter]!);
  return [...letters.matchAll(WORD)].map(([folded]) => Array.from(folded).slice(0, CUT).join(""));
}
