import type { Excerpt, Piece } from "~/todos/search/marks";

/** A text in which what was searched for is marked. */
export function MarkedText({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, isMatch }, place) => (isMatch ? <mark key={place}>{text}</mark> : text));
}

/** Where else than in its title a todo was found. */
export function Excerpts({ excerpts }: { excerpts: Excerpt[] }) {
  return excerpts.map(({ from, pieces }, place) => (
    <p key={place} className="excerpt">
      {from}: <MarkedText pieces={pieces} />
    </p>
  ));
}
