import type { Todo } from "~/todos/todo-rows.server";
import { isSought, type Word, wordsIn, wordsOf } from "~/todos/search/words";

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** Where else than in its title a todo has what was searched for. */
export interface Excerpt {
  from: "Notes" | "Step" | "Tag";
  pieces: Piece[];
}

type Searched = Pick<Todo, "title" | "notes" | "steps" | "tags">;

const BEFORE = 40;
const LENGTH = 140;

/** A todo's title with what was searched for marked, and for words that it does not have, where they are. */
export function markTodo({ title, notes, steps, tags }: Searched, typed: string) {
  const sought = wordsIn(typed);
  const elsewhere: [from: Excerpt["from"], text: string][] = [
    ...tags.map((name): [Excerpt["from"], string] => ["Tag", name]),
    ...steps.map((step): [Excerpt["from"], string] => ["Step", step.title]),
    ["Notes", notes],
  ];
  const found = new Map<string, Excerpt>();
  for (const word of sought.filter((word) => !firstMatch(title, [word]))) {
    const place = elsewhere.find(([, text]) => firstMatch(text, [word]));
    if (place) found.set(place[1], { from: place[0], pieces: excerpt(place[1], sought) });
  }
  return { marked: mark(title, sought), excerpts: [...found.values()] };
}

/** `text` in pieces, with the words that are, or begin with, one of `sought` by themselves. */
export function mark(text: string, sought: string[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const word of wordsOf(text)) {
    if (!isSought(word, sought)) continue;
    pieces.push({ text: text.slice(end, word.index), isMatch: false }, { text: word.text, isMatch: true });
    end = word.index + word.text.length;
  }
  pieces.push({ text: text.slice(end), isMatch: false });
  return pieces.filter((piece) => piece.text !== "");
}

/** The part of a long text around the first match, marked, in one line. */
function excerpt(text: string, sought: string[]): Piece[] {
  const match = firstMatch(text, sought)!;
  const from = match.index <= BEFORE ? 0 : text.indexOf(" ", match.index - BEFORE) + 1;
  const start = from > match.index ? match.index : from;
  const whole = Array.from(text.slice(start));
  const part = whole.slice(0, LENGTH).join("").replace(/\s+/g, " ");
  return mark(`${start > 0 ? "…" : ""}${part}${whole.length > LENGTH ? "…" : ""}`, sought);
}

function firstMatch(text: string, sought: string[]): Word | undefined {
  for (const word of wordsOf(text)) if (isSought(word, sought)) return word;
  return undefined;
}
