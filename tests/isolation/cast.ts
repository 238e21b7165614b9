import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { SignedInUser } from "~/auth/users.server";
import type { Due } from "~/todos/due/due-fields";
import type { Kind } from "~/scope/missing.server";
import { momentIn } from "~/todos/due/moment.server";
import { setTags } from "~/tags/set-tags.server";
import { createTodo } from "~/todos/create-todo.server";
import { apiOnce, type Once, oncePerKey } from "~/todos/once.server";
import { setTodoCompleted } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { database } from "~db/database.server";
import { user } from "~db/schema/auth";
import { projects } from "~db/schema/projects";
import { savedViews } from "~db/schema/saved-views";
import { steps } from "~db/schema/steps";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import { undo } from "~db/schema/writes";
import { userDb } from "~db/user-db.server";
import { findChange } from "./kept-rows";
import { bearer, createUser, signIn } from "../support/users";

/** Somebody with todos, a remembered write, and every kind of credential. */
export interface Person extends SignedInUser {
  cookie: Headers;
  token: Headers;
  /** Stands in every text this person wrote, and in the name: who sees it, sees their rows. */
  secret: string;
  /** The newest todo, which is open. */
  open: string;
  trashed: string;
  /** One of each other kind, by its id; the project, the tag and the step belong to the newest todo. */
  things: Record<Kind, string>;
  /** Under both, something was written; nothing else uses the second. */
  keys: [Once, Once];
}

/** The owner, whose rows are at stake, and those who go after them. The banned one goes after what was their own. */
export interface Cast {
  owner: Person;
  stranger: Person;
  banned: Person;
  deleted: Person;
}

/** Four people who have not met anybody else. */
export async function createCast(): Promise<Cast> {
  const [owner, stranger] = [await createPerson(), await createPerson()];
  const [banned, deleted] = [await createPerson(), await createPerson()];
  await database.update(user).set({ banned: true }).where(eq(user.id, banned.id));
  await database.delete(user).where(eq(user.id, deleted.id));
  const cast = { owner, stranger, banned, deleted };
  await findChange(cast);
  return cast;
}

async function createPerson(): Promise<Person> {
  // In front of what other tests have left, because the sidebar has the first hundred tags.
  const secret = `0000-plum-${randomUUID()}`;
  const someone = await createUser(`Ada ${secret}`);
  const older = await keepTodo(someone.id, `Older ${secret}`, LONG_OVERDUE);
  for (const due of dueSometime()) await keepTodo(someone.id, `Due ${secret}`, due);
  const done = await keepTodo(someone.id, `Done ${secret}`);
  await setTodoCompleted(someone.id, done, true);
  const trashed = await keepTodo(someone.id, `Thrown away ${secret}`);
  await deleteTodo(someone.id, trashed);
  const open = await keepTodo(someone.id, `Newer than ${older} ${secret}`);

  const things = await keepThings(someone.id, open, secret);
  for (const todoId of [open, done]) await setTags(someone.id, todoId, [secret, OTHER_TAG]);

  const keys: Person["keys"] = [apiOnce(randomUUID(), "a write"), apiOnce(randomUUID(), "another")];
  for (const once of keys) await oncePerKey(someone.id, once, async () => ({ answered: secret }));
  const credentials = { cookie: await signIn(someone), token: await bearer(someone) };
  return { ...someone, ...credentials, secret, open, trashed, things, keys };
}

async function keepThings(userId: string, todoId: string, secret: string): Promise<Person["things"]> {
  const things = { project: uuidv7(), tag: uuidv7(), step: uuidv7(), view: uuidv7(), undo: uuidv7() };
  const db = userDb(userId);
  await db.insert(projects).values({ id: things.project, userId, name: secret, color: "gray" });
  const done = await keepTodo(userId, `Done in the project ${secret}`);
  await setTodoCompleted(userId, done, true);
  await db
    .update(todos)
    .set({ projectId: things.project })
    .where(and(eq(todos.userId, userId), inArray(todos.id, [todoId, done])));
  await db.insert(tags).values({ id: things.tag, userId, name: secret, nameKey: secret });
  await db.insert(todoTags).values({ userId, todoId, tagId: things.tag });
  await db.insert(steps).values({ id: things.step, userId, todoId, title: secret });
  await db.insert(savedViews).values({ id: things.view, userId, name: secret, query: "" });
  const lost = { id: uuidv7() };
  const gone = { id: uuidv7(), name: `gone ${secret}`, created_at: new Date() };
  const before = {
    todos: [
      {
        ...{ id: todoId, completed: new Date() },
        tags: { given: [things.tag], taken: [{ id: uuidv7(), name: `lost ${secret}`, name_key: secret }] },
        steps: { added: [things.step], was: [{ ...lost, title: secret, completed: false, position: "a0" }] },
      },
    ],
    project: { ...gone, color: "gray", position: "a0", todos: [{ id: done }] },
    tag: { ...gone, name_key: `gone ${secret}`, todos: [{ id: done }] },
  };
  const tomorrow = new Date(Date.now() + 86_400_000);
  await db.insert(undo).values({
    id: things.undo,
    userId,
    kind: "complete",
    about: { count: 1, title: secret },
    before,
    // As if it had been written right before whatever is asked.
    createdAt: tomorrow,
    expiresAt: tomorrow,
  });
  return things;
}

/** Everybody has a tag of this name, too. */
export const OTHER_TAG = "errands";

/** Overdue wherever one is. */
export const LONG_OVERDUE = { dueOn: "2020-02-29", dueTime: "12:00", dueZone: "Asia/Kathmandu" };

/** Around now in another zone, long ago, within two weeks, and after that: each is counted and listed in a way of its own. */
function dueSometime(): Partial<Due>[] {
  const { today } = momentIn(null);
  const inDays = (days: number) => today.add({ days }).toString();
  const near = { dueOn: inDays(0), dueTime: "12:00", dueZone: "Asia/Kathmandu" };
  return [near, { dueOn: "2020-03-01" }, { dueOn: inDays(5) }, { dueOn: inDays(40) }];
}

async function keepTodo(userId: string, title: string, due: Partial<Due> = {}): Promise<string> {
  const created = await createTodo(userId, { title, notes: title, ...due });
  if (created.outcome === "key-reused") throw new Error("No key was given.");
  return created.todo.id;
}
