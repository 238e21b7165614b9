import type { Client } from "pg";

/** Runs `insert`, which adds todos by SQL, and makes what they are found by together: one by one would take minutes. */
export async function insertMany(client: Client, insert: () => Promise<unknown>): Promise<void> {
  const index = await client.query<{ indexdef: string }>(
    "select indexdef from pg_indexes where indexname = 'todo_words_words'",
  );
  await client.query("alter table todo disable trigger todo_words_added; drop index todo_words_words");
  await insert();
  await client.query(
    "select renew_todo_words(array_agg(id)) from todo where not exists (select from todo_words where todo_id = id)",
  );
  await client.query(index.rows[0]!.indexdef);
  await client.query("alter table todo enable trigger todo_words_added");
}
