import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { database } from "~db/database.server";
import { session, user } from "~db/schema/auth";
import { todos } from "~db/schema/todos";
import { userDb, userTransaction } from "~db/user-db.server";

async function insertUser(): Promise<string> {
  const id = uuidv7();
  await database.insert(user).values({ id, name: "Ada", email: `${id}@example.org` });
  return id;
}

async function insertTodo(userId: string, title = "Water the plants"): Promise<string> {
  const id = uuidv7();
  await userDb(userId).insert(todos).values({ id, userId, title });
  return id;
}

const ownTitles = async (userId: string) =>
  (await userDb(userId).select({ title: todos.title }).from(todos)).map((todo) => todo.title);

test("a forgotten condition shows a user's own rows and nobody else's", async () => {
  const owner = await insertUser();
  const stranger = await insertUser();
  await insertTodo(owner);

  expect(await ownTitles(owner)).toEqual(["Water the plants"]);
  expect(await ownTitles(stranger)).toEqual([]);
});

test("a forgotten condition changes and deletes nobody else's rows", async () => {
  const owner = await insertUser();
  const stranger = await insertUser();
  await insertTodo(owner);

  await userDb(stranger).update(todos).set({ title: "Mine now" });
  await userDb(stranger).delete(todos);

  expect(await ownTitles(owner)).toEqual(["Water the plants"]);
});

test("a row cannot be given to somebody else", async () => {
  const owner = await insertUser();
  const stranger = await insertUser();
  const id = await insertTodo(owner);

  const asOwner = { id: uuidv7(), userId: owner, title: "Not theirs" };
  await expect(userDb(stranger).insert(todos).values(asOwner)).rejects.toMatchObject({
    cause: { code: "42501" },
  });
  const given = userDb(owner).update(todos).set({ userId: stranger }).where(eq(todos.id, id));
  await expect(given).rejects.toMatchObject({ cause: { code: "42501" } });
});

test.each([["user", user] as const, ["session", session] as const])(
  "the table %s cannot be read",
  async (_name, table) => {
    const someone = await insertUser();

    await expect(userDb(someone).select().from(table)).rejects.toMatchObject({ cause: { code: "42501" } });
  },
);

test("without a user id in the setting there is nothing to see", async () => {
  await insertTodo(await insertUser());

  const seen = await database.transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', 'app_user', true)`);
    return tx.select().from(todos);
  });

  expect(seen).toEqual([]);
});

test("the role ends with the statement", async () => {
  const someone = await insertUser();
  await userDb(someone).select().from(todos);

  const { rows } = await database.execute(
    sql`select current_user as role, current_setting('app.user_id', true) as id`,
  );

  expect(rows[0]?.role).not.toBe("app_user");
  expect(rows[0]?.id ?? "").toBe("");
});

test.each(["", "me", "' or true --", "00000000-0000-0000-0000-00000000000g"])(
  "%j is refused as a user id",
  (userId) => {
    expect(() => userDb(userId)).toThrow("UUID");
    expect(() => userTransaction(userId, async () => {})).toThrow("UUID");
  },
);

test("a todo of another is told from one that does not exist, without showing it", async () => {
  const owner = await insertUser();
  const stranger = await insertUser();
  const id = await insertTodo(owner);

  const ask = async (userId: string, todoId: string) =>
    (await userDb(userId).execute<{ is: boolean }>(sql`select todo_of_another(${userId}, ${todoId}) as is`))
      .rows[0]?.is;

  expect(await ask(stranger, id)).toBe(true);
  expect(await ask(owner, id)).toBe(false);
  expect(await ask(stranger, uuidv7())).toBe(false);
});

test("a transaction is kept as a whole or not at all, with forty at once", async () => {
  const people = await Promise.all(Array.from({ length: 40 }, insertUser));

  const results = await Promise.allSettled(
    people.map((userId, index) =>
      userTransaction(userId, async (tx) => {
        await tx.insert(todos).values({ id: uuidv7(), userId, title: "first" });
        if (index % 2) throw new Error("Changed my mind");
        await tx.insert(todos).values({ id: uuidv7(), userId, title: "second" });
      }),
    ),
  );

  expect(results.map((result) => result.status)).toEqual(
    people.map((_, i) => (i % 2 ? "rejected" : "fulfilled")),
  );
  const kept = await Promise.all(people.map(ownTitles));
  expect(kept.map((titles) => titles.sort())).toEqual(
    people.map((_, i) => (i % 2 ? [] : ["first", "second"])),
  );
});

test("a transaction whose statement failed is never reported as done", async () => {
  const someone = await insertUser();
  const other = await insertUser();

  const swallowed = userTransaction(someone, async (tx) => {
    await tx.insert(todos).values({ id: uuidv7(), userId: someone, title: "Lost?" });
    await tx
      .insert(todos)
      .values({ id: uuidv7(), userId: other, title: "Forbidden" })
      .catch(() => {});
  });

  await expect(swallowed).rejects.toThrow();
  expect(await ownTitles(someone)).toEqual([]);
});

test("what went wrong in a transaction is what its caller hears", async () => {
  const someone = await insertUser();

  const failed = userTransaction(someone, async () => {
    throw new Error("Out of ink");
  });

  await expect(failed).rejects.toThrow("Out of ink");
});

test("a connection that gives each statement its own transaction refuses to begin one", async () => {
  const bound = userDb(await insertUser()) as typeof database;

  await expect((async () => bound.transaction(async () => {}))()).rejects.toThrow();
});

test("a prepared statement can be run again", async () => {
  const someone = await insertUser();
  await insertTodo(someone);
  const bound = userDb(someone);

  const prepared = bound.select({ title: todos.title }).from(todos).prepare("own_titles");

  for (let run = 0; run < 6; run++) expect(await prepared.execute()).toEqual([{ title: "Water the plants" }]);
});
