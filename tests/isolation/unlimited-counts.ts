import { sql } from "drizzle-orm";
import { database } from "~db/database.server";

/** Makes, for each `user_id` condition of `counts_of`, a function like it in which that one is true for everybody. Gives their names. */
export async function createUnlimitedCounts(): Promise<string[]> {
  await database.execute(sql`do $$
    declare
      definition text := replace(pg_get_functiondef('counts_of'::regproc), 'counts_of(', 'counts_without_%s(');
    begin
      for nth in 1 .. regexp_count(definition, 'user_id = asker') loop
        execute format(regexp_replace(definition, 'user_id = asker', 'asker is not null', 1, nth), nth);
      end loop;
    end
  $$`);
  const { rows } = await database.execute<{ name: string }>(
    sql`select proname as name from pg_proc where proname like 'counts\\_without\\_%' order by proname`,
  );
  return rows.map(({ name }) => name);
}

export async function dropUnlimitedCounts(names: string[]) {
  for (const name of names) await database.execute(sql`drop function ${sql.identifier(name)}`);
}
