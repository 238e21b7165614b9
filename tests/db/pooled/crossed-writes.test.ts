import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { deleteProject } from "~/projects/delete-project.server";
import { createProject } from "~/projects/projects.server";
import { changeMany } from "~/todos/bulk/change-many.server";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { moveOverdue } from "~/todos/due/move-overdue.server";
import { emptyTrash, restoreTrash } from "~/todos/trash.server";
import { requireUndone } from "~/undo/require-undone.server";
import { undoWrite } from "~/undo/undo-write.server";
import { database } from "~db/database.server";
import { todos } from "~db/schema/todos";
import { userDb, userTransaction } from "~db/user-db.server";
import { allTodos } from "../../support/all-todos";
import { createUser } from "../../support/users";

const COUNT = 12;

let owner: SignedInUser;
let ids: string[];

beforeEach(async () => {
  owner = await createUser();
  ids = [];
  for (let nth = 0; nth < COUNT; nth += 1) ids.push(await keep(`Number ${nth}`));
});

async function keep(title: string, dueZone: string | null = null) {
  const dueTime = dueZone && "12:00";
  const created = await createTodo(owner.id, { title, dueOn: "2020-01-01", dueTime, dueZone });
  if (created.outcome === "key-reused") throw new Error("No key was given.");
  return created.todo.id;
}

const remove = () => changeMany(owner.id, { ids }, "delete");

async function fillProject() {
  const created = await createProject(owner.id, { name: "Garden", color: "green" });
  const { id } = created as { id: string };
  await changeMany(owner.id, { ids }, { projectId: id });
  return id;
}

async function someWait(): Promise<void> {
  const { rows } = await database.execute<{ waits: boolean }>(
    sql`select exists (select from pg_locks where not granted) as waits`,
  );
  return rows[0]!.waits ? undefined : someWait();
}

/** How many todos `write` has locked while it waits for the one with the lowest id, whose row comes last in the table. */
async function countLockedBeside(write: () => Promise<unknown>): Promise<number> {
  const first = eq(todos.id, ids[0]!);
  await database.update(todos).set({ notes: "Moved to the end of the table" }).where(first);
  const { locked, written } = await userTransaction(owner.id, async (tx) => {
    await tx.select({ id: todos.id }).from(todos).where(first).for("update");
    const written = write();
    await someWait();
    const free = await database
      .select({ id: todos.id })
      .from(todos)
      .where(eq(todos.userId, owner.id))
      .for("update", { skipLocked: true });
    return { locked: COUNT - 1 - free.length, written };
  });
  await written;
  return locked;
}

const writes: [string, () => Promise<() => Promise<unknown>>][] = [
  ["changed together", async () => () => changeMany(owner.id, { ids }, { completed: true })],
  ["deleted together", async () => remove],
  ["moved to today", async () => () => moveOverdue(owner.id, momentIn("UTC"))],
  [
    "restored",
    async () => {
      await remove();
      return () => restoreTrash(owner.id);
    },
  ],
  [
    "deleted for good",
    async () => {
      await remove();
      return () => emptyTrash(owner.id, new Date());
    },
  ],
  [
    "in a project that is deleted",
    async () => {
      const project = await fillProject();
      return () => deleteProject(owner.id, project, "trash");
    },
  ],
  [
    "as they were by an undo",
    async () => {
      const { undoId } = await remove();
      return () => undoWrite(owner.id, undoId!);
    },
  ],
  [
    "back in their project by an undo",
    async () => {
      const deleted = await deleteProject(owner.id, await fillProject(), "inbox");
      return () => undoWrite(owner.id, deleted!.undoId);
    },
  ],
];

test.each(writes)("todos that are %s are locked by id", async (_, prepare) => {
  const write = await prepare();

  expect(await countLockedBeside(write)).toBe(0);
});

test("an undo that would put todos back into a project that is just being deleted leaves them in the Inbox", async () => {
  const project = await fillProject();
  const { undoId } = await changeMany(owner.id, { ids }, { projectId: null });

  const { undone } = await userTransaction(owner.id, async (tx) => {
    await deleteProject(owner.id, project, "inbox", { db: tx });
    const undone = requireUndone(new Request("http://localhost:3000/undo"), owner.id, undoId!);
    await someWait();
    return { undone };
  });

  expect(await undone).toBe(COUNT);
  expect((await allTodos(owner.id)).map(({ projectId }) => projectId)).toEqual(Array(COUNT).fill(null));
});

test("overlapping writes of many todos wait for each other", async () => {
  const some = () => ids.filter(() => Math.random() < 0.7).sort(() => Math.random() - 0.5);
  const changes = [{ completed: true }, { priority: "high" }, { dueOn: "2030-01-01" }, "delete"] as const;

  const rounds = Array.from({ length: 40 }, (_, nth) =>
    changeMany(owner.id, { ids: some() }, changes[nth % 4]!),
  );

  await expect(Promise.all(rounds)).resolves.toHaveLength(40);
});

test("transactions that wait for each other in a circle are both done in the end", async () => {
  let arrived = 0;
  const bothArrived = async (): Promise<void> => {
    await new Promise(setImmediate);
    return arrived < 2 ? bothArrived() : undefined;
  };
  const complete = (...order: number[]) =>
    userTransaction(owner.id, async (tx) => {
      for (const nth of order) {
        await changeMany(owner.id, { ids: [ids[nth]!] }, { completed: true }, { db: tx });
        arrived += 1;
        await bothArrived();
      }
    });

  await Promise.all([complete(0, 1), complete(1, 0)]);

  const done = (await allTodos(owner.id)).filter(({ completed }) => completed).map(({ id }) => id);
  expect(done.sort()).toEqual(ids.slice(0, 2));
});

test("a statement that waits for a transaction in a circle is done in the end", async () => {
  const first = sql`select from ${todos} where user_id = ${owner.id} and id = ${ids[0]} for update`;
  const last = sql`select from ${todos} where user_id = ${owner.id} and id = ${ids.at(-1)} for update`;
  const finishFromTheLast = async () =>
    userDb(owner.id).execute(sql`
      with locked as (
        select user_id, id from ${todos} where user_id = ${owner.id} order by id desc for update
      )
      update ${todos} set title = 'Done' from locked
      where todo.user_id = locked.user_id and todo.id = locked.id`);

  const { written } = await userTransaction(owner.id, async (tx) => {
    await tx.execute(first);
    const written = finishFromTheLast();
    await someWait();
    await tx.execute(last);
    return { written };
  });
  await written;

  expect((await allTodos(owner.id)).map(({ title }) => title)).toEqual(Array(COUNT).fill("Done"));
});
