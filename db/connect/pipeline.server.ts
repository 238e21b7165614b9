import pg, { type Connection as Wire, type QueryConfig, type Submittable } from "pg";

/** What a driver calls on a statement while the answer comes in. `pg` has these methods, its types leave them out. */
interface Statement {
  callback: ((error: Error | null, result?: pg.QueryResult) => void) | undefined;
  prepare: (wire: Wire) => void;
  handleRowDescription: (message: unknown) => void;
  handleDataRow: (message: unknown) => void;
  handleCommandComplete: (message: unknown, wire: Wire) => void;
  handleEmptyQuery: (wire: Wire) => void;
  handleError: (error: Error, wire: Wire) => void;
  handleReadyForQuery: (wire: Wire) => void;
  handlePortalSuspended: (wire: Wire) => void;
  handleCopyInResponse: (wire: Wire) => void;
  handleCopyData: () => void;
}

interface Settle {
  resolve: (result: pg.QueryResult) => void;
  reject: (error: Error) => void;
}

const ANSWERED = new pg.Query("") as unknown as Statement;

/**
 * Two statements in one round trip. They share one Sync, so outside a transaction block both happen or neither does,
 * and what the first sets for the transaction holds for the second. The answer is that of the second.
 */
export function sendTogether(client: pg.ClientBase, first: QueryConfig, second: QueryConfig) {
  return new Promise<pg.QueryResult>((resolve, reject) => {
    client.query(new Pair(first, second, { resolve, reject }));
  });
}

/** The driver's time limit holds on to a pair, so one that was answered keeps nothing (the reason is at `messagesFor`, in `server/`). */
class Pair implements Submittable {
  readonly #first: QueryConfig;
  #second: Statement;
  #settle: Settle | undefined;
  #firstIsDone = false;

  constructor(first: QueryConfig, second: QueryConfig, settle: Settle) {
    this.#first = first;
    this.#second = new pg.Query(second) as unknown as Statement;
    this.#second.callback = (error, result) => this.#answer(error, result!);
    this.#settle = settle;
  }

  #answer(error: Error | null, result: pg.QueryResult) {
    if (error) this.#settle?.reject(error);
    else this.#settle?.resolve(result);
    this.#settle = undefined;
  }

  // The driver replaces the callback to add its time limit.
  get callback() {
    return this.#second.callback;
  }
  set callback(callback) {
    this.#second.callback = callback;
  }

  submit(wire: Wire) {
    wire.stream.cork?.();
    try {
      wire.parse({ name: "", text: this.#first.text, types: [] }, true);
      wire.bind({ values: this.#first.values ?? [] }, true);
      wire.execute({}, true);
      this.#second.prepare(wire);
    } finally {
      wire.stream.uncork?.();
    }
    return null;
  }

  handleRowDescription(message: unknown) {
    this.#second.handleRowDescription(message);
  }
  handleDataRow(message: unknown) {
    if (this.#firstIsDone) this.#second.handleDataRow(message);
  }
  handleCommandComplete(message: unknown, wire: Wire) {
    if (this.#firstIsDone) this.#second.handleCommandComplete(message, wire);
    this.#firstIsDone = true;
  }
  handleEmptyQuery(wire: Wire) {
    this.#second.handleEmptyQuery(wire);
  }
  handleError(error: Error, wire: Wire) {
    this.#second.handleError(error, wire);
  }
  handleReadyForQuery(wire: Wire) {
    this.#second.handleReadyForQuery(wire);
    this.#second = ANSWERED;
  }
  handlePortalSuspended(wire: Wire) {
    this.#second.handlePortalSuspended(wire);
  }
  handleCopyInResponse(wire: Wire) {
    this.#second.handleCopyInResponse(wire);
  }
  handleCopyData() {
    this.#second.handleCopyData();
  }
}
