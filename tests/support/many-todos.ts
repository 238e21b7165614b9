import type { Client } from "pg";

/**
 * Runs `insert`, which adds todos by SQL, and makes what they are found by together, on all of `clients` at once: one by one
 * would take minutes.
 */
export async function insertMany(clients: Client[], insert: () => Promise<unknown>): Promise<void> {
  const client = clients[0]!;
  const index = await client.query<{ indexdef: string }>(
    "select indexdef from pg_indexes where indexname = 'todo_words_words'",
  );
  await client.query("alter table todo disable trigger todo_words_added; drop index todo_words_words");
  await insert();
  await Promise.all(clients.map((each, nth) => each.query(RENEW_SHARE, [nth, clients.length])));
  await client.query(index.rows[0]!.indexdef);
  await client.query("alter table todo enable trigger todo_words_added");
}

/** Of all todos without words every `$2`nth, by the end of their ids. */
const RENEW_SHARE = `
  select renew_todo_words(array_agg(id)) from todo
  where get_byte(uuid_send(id), 15) % $2::int = $1::int and not exists (select from todo_words where todo_id = id)`;
