import { uuidv7 } from "uuidv7";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { selectFound } from "~/todos/search/search-selection.server";
import type { TodoFields } from "~/todos/todo-rows.server";
import { readPart } from "~/todos/views/read-lists.server";
import { steps } from "~db/schema/steps";
import { tags, todoTags } from "~db/schema/tags";
import { userDb } from "~db/user-db.server";

/** Writes a todo down and gives its id. */
export async function keep(userId: string, title: string, fields: Partial<TodoFields> = {}): Promise<string> {
  const created = await createTodo(userId, { title, ...fields });
  if (created.outcome === "key-reused") throw new Error("No key was given.");
  return created.todo.id;
}

/** Adds a step to a todo and gives its id. */
export async function keepStep(userId: string, todoId: string, title: string): Promise<string> {
  const id = uuidv7();
  await userDb(userId).insert(steps).values({ id, userId, todoId, title });
  return id;
}

/** Puts a new tag on todos and gives its id. */
export async function keepTag(userId: string, name: string, todoIds: string[]): Promise<string> {
  const tagId = uuidv7();
  await userDb(userId).insert(tags).values({ id: tagId, userId, name, nameKey: name.toLowerCase() });
  await userDb(userId)
    .insert(todoTags)
    .values(todoIds.map((todoId) => ({ userId, todoId, tagId })));
  return tagId;
}

/** The titles that a user finds, the best first. */
export async function find(userId: string, typed: string): Promise<string[]> {
  const part = { selection: selectFound(userId, typed), limit: 1000 };
  const { todos } = await readPart(userId, momentIn(null), part);
  return todos.map(({ title }) => title);
}
