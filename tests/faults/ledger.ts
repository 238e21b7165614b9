import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account";

interface Entry {
  key: string;
  title: string;
  /** Of the todo that was acknowledged; undefined as long as none was. */
  id?: string;
}

export interface Todo {
  id: string;
  title: string;
  version: number;
}

/** Keeps account of what one person was told, to be compared with what is there. */
export class Ledger {
  readonly account: Account;
  /** What should not have happened, in words. */
  readonly complaints: string[] = [];
  lost = 0;
  readonly #entries: Entry[] = [];

  constructor(account: Account) {
    this.account = account;
  }

  get acknowledged(): number {
    return this.#entries.filter(({ id }) => id !== undefined).length;
  }

  /** Adds one todo. Whether that was acknowledged shows later. */
  async write(url: string): Promise<boolean> {
    const key = randomUUID();
    const entry: Entry = { key, title: `Todo ${key}` };
    this.#entries.push(entry);
    return this.#send(url, entry);
  }

  /** Adds todos from several clients at once; the function it returns lets them finish. */
  keepWriting(url: string, clients = 8): () => Promise<void> {
    let writing = true;
    const work = Array.from({ length: clients }, async () => {
      while (writing) if (!(await this.write(url))) await sleep(100);
    });
    return async () => {
      writing = false;
      await Promise.all(work);
    };
  }

  /** Sends again, with the same key, whatever was not acknowledged, and then compares what is there with what was told. */
  async settle(url: string): Promise<void> {
    const before = await this.#findByTitle(url);
    const open = this.#entries.filter(({ id }) => id === undefined);
    for (const entry of open) {
      if (!(await this.#send(url, entry))) this.complaints.push(`${entry.title}: no answer when sent again`);
      const stored = before.get(entry.title);
      if (stored && stored[0] !== entry.id)
        this.complaints.push(`${entry.title}: was stored, and its key did not tell so`);
    }
    this.#compare(await this.#findByTitle(url));
  }

  #compare(found: Map<string, string[]>) {
    for (const { title, id } of this.#entries) {
      const ids = found.get(title) ?? [];
      if (id !== undefined && !ids.includes(id)) this.lost += 1;
      if (ids.length > 1) this.complaints.push(`${title} is there ${ids.length} times`);
    }
  }

  async #send(url: string, entry: Entry): Promise<boolean> {
    const { key, title } = entry;
    const answer = await this.account.call(url, "/api/todos", { method: "POST", key, body: { title } });
    if (answer === null || answer.status === 503) return false;
    if (answer.status === 201) entry.id = (answer.body as Todo).id;
    else this.complaints.push(`${title}: answered with ${answer.status}`);
    return answer.status === 201;
  }

  async #findByTitle(url: string): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page = await this.account.call(url, `/api/todos?limit=100${query}`);
      if (page?.status !== 200) throw new Error(`The list was answered with ${page?.status ?? "nothing"}.`);
      const { items, nextCursor } = page.body as { items: Todo[]; nextCursor: string | null };
      for (const { id, title } of items) found.set(title, [...(found.get(title) ?? []), id]);
      cursor = nextCursor;
    }
    return found;
  }
}
