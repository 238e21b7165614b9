import type { Cast } from "./cast";
import type { Answer } from "./endpoint";
import type { Reason } from "./reasons";
import { clearWrites, findChange } from "./kept-rows";
import type { Row, Try } from "./matrix";
import { signIn } from "../support/users";

export interface CellResult {
  /** What was answered, each answer once; or why nothing was asked. */
  shown: string;
  tries: number;
  /** A sentence for each answer that was not the expected one. */
  wrong: string[];
  /** How many answers held what somebody else wrote. */
  seen: number;
  /** Whether somebody else's rows are not what they were. They are put back. */
  changed: boolean;
}

export function isBreached({ wrong, seen, changed }: CellResult): boolean {
  return wrong.length > 0 || seen > 0 || changed;
}

/** The columns in which it is the stranger who asks. */
const STRANGERS = /^(other user|id in .*)$/;

/** Asks everything that a cell has to ask, and looks at what came back and at what is kept. */
export async function runCell(row: Row, column: string, cast: Cast): Promise<CellResult> {
  if (row.endsSessions && STRANGERS.test(column)) cast.stranger.cookie = await signIn(cast.stranger);
  const tries: Try[] | Reason = row.tries(column, cast);
  if (typeof tries === "string") return { shown: `- ${tries}`, tries: 0, wrong: [], seen: 0, changed: false };

  await clearWrites(cast.stranger);
  const answers = [];
  for (const one of tries) answers.push(await runTry(one, cast));
  const changed = await findChange(cast);

  return {
    shown: [...new Set(answers.map(({ shown }) => shown))].join(" "),
    tries: tries.length,
    wrong: answers.flatMap(({ wrong }) => wrong ?? []),
    seen: answers.filter(({ seen }) => seen).length,
    changed,
  };
}

/**
 * A page that counts something, or has more to show, for somebody who has nothing. In a text within its data quotes are
 * escaped.
 */
const COUNTED = /"(inbox|today|upcoming|all)\\*":[1-9]|"more\\*":\{/;

async function runTry({ expected, sent, run }: Try, { owner, banned }: Cast) {
  const { shown, text } = await run().catch((error: unknown): Answer => ({
    shown: "failed",
    text: String(error),
  }));
  const secrets = [owner.secret, owner.email, banned.secret, banned.email];
  return {
    shown,
    wrong: expected.includes(shown) ? null : `${sent} was answered ${shown}, not ${expected.join(" or ")}`,
    seen: secrets.some((secret) => text.includes(secret) && !sent.includes(secret)) || COUNTED.test(text),
  };
}
