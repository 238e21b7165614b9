import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "~db/connect/connection";
import { rootCause } from "~db/connect/connection-errors";
import { database } from "~db/database.server";
import { userDb } from "~db/user-db.server";
import { createUser } from "../support/users";
import { createCast } from "./cast";
import { ownTables } from "~db/own-tables";

const names = ownTables.map(getTableName);

async function ask<Row extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<Row[]> {
  return (await database.execute<Row>(query)).rows;
}

describe("every table that holds what people write", () => {
  test("is known: one with a user_id is either here or an account's", async () => {
    const rows = await ask<{ name: string }>(sql`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'user_id' order by 1`);

    expect(rows.map(({ name }) => name)).toEqual(["account", ...names, "session"].sort());
    expect(names.length).toBeGreaterThanOrEqual(2);
  });

  test.each(names)(
    "%s has row-level security, with a condition for rows read and for rows written",
    async (name) => {
      const [table] = await ask(sql`
      select relrowsecurity as on, pg_get_userbyid(relowner) <> 'app_user' as "ownedByAnother"
      from pg_class where oid = ${name}::regclass`);
      const policies = await ask<{ roles: string; using: string; check: string }>(sql`
      select roles::text, qual as using, with_check as check from pg_policies where tablename = ${name}`);

      expect(table).toEqual({ on: true, ownedByAnother: true });
      expect(policies.length).toBeGreaterThan(0);
      for (const { roles, using, check } of policies) {
        expect(roles).toBe("{app_user}");
        for (const condition of [using, check])
          expect(condition).toMatch(/^\(user_id = \( SELECT .*current_setting\('app\.user_id'::text, true\)/);
      }
    },
  );

  test.each(ownTables)(
    "has a user in every row, and with an id a key that children can refer to",
    async (table) => {
      const keys = await uniqueKeys(getTableName(table));

      expect(getTableColumns(table).userId!.notNull).toBe(true);
      if ("id" in getTableColumns(table)) expect(keys).toContain("user_id,id");
      else expect(keys.filter((key) => key.startsWith("user_id"))).not.toEqual([]);
    },
  );

  test("refers to another of them by user and id together", async () => {
    expect(await looseReferences()).toEqual([]);
  });
});

async function uniqueKeys(name: string): Promise<string[]> {
  const rows = await ask<{ key: string }>(sql`
    select string_agg(attname, ',' order by place) as key
    from pg_constraint c, unnest(c.conkey) with ordinality as k (attnum, place)
    join pg_attribute a using (attnum)
    where c.contype in ('p', 'u') and c.conrelid = ${name}::regclass and a.attrelid = c.conrelid group by c.oid`);
  return rows.map(({ key }) => key);
}

/** Foreign keys from one table with a `user_id` to another that do not take the `user_id` along. */
async function looseReferences(): Promise<string[]> {
  const rows = await ask<{ reference: string }>(sql`
    select conrelid::regclass || ': ' || pg_get_constraintdef(c.oid) as reference from pg_constraint c
    where contype = 'f'
      and exists (select from pg_attribute where attrelid = conrelid and attname = 'user_id')
      and exists (select from pg_attribute where attrelid = confrelid and attname = 'user_id')
      and not exists (
        select from unnest(conkey, confkey) as pair (child, parent)
        join pg_attribute a on a.attrelid = conrelid and a.attnum = child and a.attname = 'user_id'
        join pg_attribute b on b.attrelid = confrelid and b.attnum = parent and b.attname = 'user_id')`);
  return rows.map(({ reference }) => reference);
}

test("app_user has rights on these tables and on nothing else, and may not give them away", async () => {
  const rows = await ask<{ name: string }>(sql`
    select distinct c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_table_privilege('app_user', c.oid, 'select, insert, update, delete, truncate, references, trigger')
    order by 1`);
  const [powers] = await ask(sql`
    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as any
    from pg_roles where rolname = 'app_user'`);
  const [wide] = await ask(sql`
    select count(*)::int as count from information_schema.table_privileges
    where grantee = 'app_user' and (is_grantable = 'YES' or privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER'))`);

  expect(Object.keys(schema).length).toBeGreaterThan(names.length);
  expect(rows.map(({ name }) => name)).toEqual([...names].sort());
  expect(powers).toEqual({ any: false });
  expect(wide).toEqual({ count: 0 });
});

describe("a child that refers to its parent by user and id", () => {
  beforeAll(async () => {
    await database.execute(sql`create table if not exists scratch_step (
      id uuid primary key, user_id uuid not null, todo_id uuid not null, unique (user_id, id),
      foreign key (user_id, todo_id) references todo (user_id, id) on delete cascade)`);
    await database.execute(sql`grant insert, select on scratch_step to app_user`);
    return async () => void (await database.execute(sql`drop table scratch_step`));
  });

  test("cannot point at another user's, not even with every other lock off", async () => {
    const { owner } = await createCast();
    const stranger = await createUser();
    const insert = (userId: string, todoId: string) =>
      sql`insert into scratch_step values (${uuidv7()}, ${userId}, ${todoId})`;
    const codeOf = (sending: PromiseLike<unknown>) =>
      Promise.resolve(sending).then(
        () => "inserted",
        (error: unknown) => rootCause(error).code,
      );

    expect(await codeOf(userDb(stranger.id).execute(insert(stranger.id, owner.open)))).toBe("23503");
    expect(await codeOf(database.execute(insert(stranger.id, owner.open)))).toBe("23503");
    expect(await codeOf(userDb(owner.id).execute(insert(owner.id, owner.open)))).toBe("inserted");
  });
});
