import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { isOfAnother, type Kind } from "~/scope/missing.server";
import { database } from "~db/database.server";
import { userDb } from "~db/user-db.server";
import { createUser } from "../support/users";
import { createCast } from "./cast";

test("three functions are all that go past row-level security: two say only yes or no, one finds one's own", async () => {
  const { rows } = await database.execute(sql`
    select proname as name, prorettype::regtype::text as says, proconfig[1] as settings, provolatile as changes
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by proname`);

  const shape = { says: "boolean", settings: 'search_path=""', changes: "s" };
  expect(rows).toEqual([
    { name: "is_of_another", ...shape },
    { name: "search_todos", ...shape, says: "record" },
    { name: "todo_of_another", ...shape },
  ]);
});

test("todo_of_another says the same of a todo in the trash, and nothing of whose it is", async () => {
  const { owner, stranger } = await createCast();
  const ask = async (todoId: string) =>
    (await userDb(stranger.id).execute(sql`select todo_of_another(${stranger.id}, ${todoId}) as answer`))
      .rows;

  expect(await ask(owner.open)).toEqual([{ answer: true }]);
  expect(await ask(owner.trashed)).toEqual([{ answer: true }]);
  expect(await ask(stranger.open)).toEqual([{ answer: false }]);
  expect(await ask(uuidv7())).toEqual([{ answer: false }]);
});

test("is_of_another says of anything else only whether it is somebody else's", async () => {
  const { owner, stranger } = await createCast();

  for (const kind of Object.keys(owner.things) as Kind[]) {
    expect(await isOfAnother(stranger.id, kind, owner.things[kind])).toBe(true);
    expect(await isOfAnother(owner.id, kind, owner.things[kind])).toBe(false);
    expect(await isOfAnother(stranger.id, kind, uuidv7())).toBe(false);
  }
});

test("search_todos gives ids and ranks of the asker's own todos, whoever is named", async () => {
  const { owner, stranger } = await createCast();
  const ask = async (asker: string, named: string) =>
    (await userDb(asker).execute(sql`select * from search_todos(${named}::uuid, ${owner.secret})`)).rows;

  expect(await ask(owner.id, owner.id)).toContainEqual({
    todo_id: owner.open,
    rank: expect.any(Number) as number,
  });
  expect(await ask(stranger.id, owner.id)).toEqual([]);
  expect(await ask(stranger.id, stranger.id)).toEqual([]);
});

test("the role of a user cannot make tables or functions of its own", async () => {
  const { id } = await createUser();

  const escape = userDb(id).execute(sql`create table mine ()`);

  await expect(escape).rejects.toMatchObject({ cause: { code: "42501" } });
});
