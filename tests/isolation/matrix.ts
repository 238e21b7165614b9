import { uuidv7 } from "uuidv7";
import { rootCause } from "~db/connect/connection-errors";
import type { Cast, Person } from "./cast";
import { columns } from "./columns";
import { type Ask, type DataFunction, TELLS_OF_ANOTHER, WRITES_OWN } from "./data-functions";
import { type Answer, type Endpoint, mayEndSessions, send } from "./endpoint";
import type { Reason } from "./reasons";
import { unwatched } from "./statements";

/** One try: what it got, and what it should get. */
export interface Try {
  expected: string[];
  /** What the asker sent along; the answer may repeat it. */
  sent: string;
  run: () => Promise<Answer>;
}

export interface Row {
  name: string;
  /** Whether this row can end the stranger's session. */
  endsSessions: boolean;
  /** The tries of one column, or why there are none. */
  tries: (column: string, cast: Cast) => Try[] | Reason;
}

export const columnNames = Object.keys(columns);

export function endpointRow(endpoint: Endpoint): Row {
  return {
    name: endpoint.name,
    endsSessions: mayEndSessions(endpoint),
    tries: (column, cast) => {
      const cell = columns[column]!(endpoint, cast);
      if (typeof cell === "string") return cell;
      return cell.sendings.map((sending) => ({
        expected: cell.expected,
        sent: JSON.stringify([sending.params, sending.query, sending.body]),
        run: () => send(endpoint, sending),
      }));
    },
  };
}

export function dataRow(data: DataFunction): Row {
  return { name: data.name, endsSessions: false, tries: (column, cast) => triesOf(data, column, cast) };
}

function triesOf(data: DataFunction, column: string, { owner, stranger, deleted }: Cast): Try[] | Reason {
  switch (column) {
    case "signed out":
      return callWith(data, owner, { userId: "" }, ["refused"]);
    case "other user":
      return callWith(data, owner, { userId: stranger.id }, [answerTo(data)]);
    case "deleted":
      return callWith(data, owner, { userId: deleted.id }, [
        WRITES_OWN.includes(data.name) ? "refused" : answerTo(data),
      ]);
    case "id in body":
      if (!data.takesFields) return "e";
      return callWith(data, owner, { userId: stranger.id, extra: { userId: owner.id } }, [answerTo(data)]);
    case "banned":
      return "d";
    default:
      return "c";
  }
}

function answerTo({ name }: DataFunction) {
  if (TELLS_OF_ANOTHER.includes(name)) return "yes";
  return WRITES_OWN.includes(name) ? "own" : "nothing";
}

function callWith(
  { name, calls }: DataFunction,
  { open, trashed, things, secret, keys }: Person,
  who: { userId: string; extra?: Ask["extra"] },
  expected: string[],
): Try[] {
  return calls.flatMap((call) =>
    [open, trashed].map((todoId) => {
      const ask: Ask = { extra: {}, ...who, todoId, things, tagName: secret, keys };
      return { expected, sent: JSON.stringify(ask), run: () => runCall(name, call, ask) };
    }),
  );
}

/** `nothing` is what the asker would get for a todo that does not exist. */
async function runCall(name: string, call: DataFunction["calls"][number], ask: Ask): Promise<Answer> {
  const text = await (async () => call(ask))().then(print, refusal);
  if (text.startsWith("refused")) return { shown: "refused", text };
  if (WRITES_OWN.includes(name)) return { shown: "own", text };
  if (TELLS_OF_ANOTHER.includes(name)) return { shown: text === "true" ? "yes" : text, text };
  const toNobodys = await unwatched(() => call({ ...ask, todoId: uuidv7(), things: nobodys() })).then(print);
  return { shown: text === toNobodys ? "nothing" : "something", text };
}

function nobodys(): Ask["things"] {
  return { project: uuidv7(), tag: uuidv7(), step: uuidv7(), view: uuidv7(), undo: uuidv7() };
}

const print = (answer: unknown) => JSON.stringify(answer) ?? "";

// No such user to refer to, or row-level security.
const REFUSED_BY_POSTGRES = ["23503", "42501"];

function refusal(error: unknown) {
  const { message, code = "" } = rootCause(error);
  if (message === "A user id is a UUID." || REFUSED_BY_POSTGRES.includes(code)) return `refused: ${message}`;
  throw error;
}
