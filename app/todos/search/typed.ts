import { isStorable } from "~/text";

/** As long as what is searched for may be. */
export const SEARCH_LENGTH = 200;

/** What the address of a search asks for, as much of it as can be looked for. */
export function typedIn(url: string): string {
  const typed = new URL(url).searchParams.get("q") ?? "";
  const short = Array.from(typed.trim()).slice(0, SEARCH_LENGTH).join("");
  return isStorable(short) ? short : "";
}
