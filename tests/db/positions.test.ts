import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { projects } from "~db/schema/projects";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";
import { createUser } from "../support/users";

const NAMES = Array.from({ length: 40 }, (_, nth) => `${nth}`);

test("projects stand in the order in which they were made, though several were within a millisecond", async () => {
  const { id: userId } = await createUser();
  const db = userDb(userId);

  for (const name of NAMES) await db.insert(projects).values({ id: uuidv7(), userId, name, color: "gray" });

  const inOrder = await db
    .select({ name: projects.name })
    .from(projects)
    .where(eq(projects.userId, userId))
    .orderBy(projects.position);
  expect(inOrder.map(({ name }) => name)).toEqual(NAMES);
});

test("of todos the newest stands first, though several were made within a millisecond", async () => {
  const { id: userId } = await createUser();
  const db = userDb(userId);

  for (const title of NAMES) await db.insert(todos).values({ id: uuidv7(), userId, title });

  const inOrder = await db
    .select({ title: todos.title })
    .from(todos)
    .where(eq(todos.userId, userId))
    .orderBy(todos.position);
  expect(inOrder.map(({ title }) => title)).toEqual(NAMES.toReversed());
});
