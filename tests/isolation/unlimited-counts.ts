import { sql } from "drizzle-orm";
import { database } from "~db/database.server";

const CONDITION = /\buser_id = asker\b/g;

/** Makes, for each `user_id` condition of `counts_of`, a function like it in which that one is true for everybody. Gives their names. */
export async function createUnlimitedCounts(): Promise<string[]> {
  const { rows } = await database.execute<{ text: string }>(
    sql`select pg_get_functiondef('counts_of'::regproc) as text`,
  );
  const { text } = rows[0]!;
  const names: string[] = [];
  for (const [nth, { index, 0: found }] of [...text.matchAll(CONDITION)].entries()) {
    const name = `counts_without_${nth + 1}`;
    const unlimited = `${text.slice(0, index)}asker IS NOT NULL${text.slice(index + found.length)}`;
    await database.execute(sql.raw(unlimited.replace("counts_of(", `${name}(`)));
    names.push(name);
  }
  return names;
}

export async function dropUnlimitedCounts(names: string[]) {
  for (const name of names) await database.execute(sql`drop function ${sql.identifier(name)}`);
}
