import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { deleteProject } from "~/projects/delete-project.server";
import { changeProject, createProject, listProjects } from "~/projects/projects.server";
import { deleteTag, renameTag } from "~/tags/manage/change-tag.server";
import { listTags } from "~/tags/tags.server";
import { changeTodo } from "~/todos/change/change-todo.server";
import { deleteTodo, restoreTodo } from "~/todos/change/delete-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { getTodo, type TodoFields } from "~/todos/todos.server";
import { emptyTrash } from "~/todos/trash.server";
import { readBeside } from "~/todos/views/read-lists.server";
import { undoWrite } from "~/undo/undo-write.server";
import { database } from "~db/database.server";
import { tags } from "~db/schema/tags";
import { createUser } from "../support/users";

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser();
  stranger = await createUser("Mallory");
});

async function keep(fields: Partial<TodoFields> = {}, userId = owner.id): Promise<string> {
  const created = await createTodo(userId, { title: "Water the plants", ...fields });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

async function undoOf(write: Promise<{ undoId: string } | null>): Promise<string> {
  const { undoId } = (await write)!;
  return undoId;
}

const read = (todoId: string) => getTodo(owner.id, todoId);

/** What a page without a list would say about a write. */
async function offer(userId: string, undoId: string) {
  return (await readBeside(userId, momentIn(null), undoId)).undo;
}

describe("a deleted project", () => {
  let home: string;

  const make = async (name: string) => (await createProject(owner.id, { name, color: "teal" }))!.id;

  beforeEach(async () => {
    home = await make("Home");
    await make("Thesis");
  });

  test.each(["inbox", "trash"] as const)("is back with its todos, which went to the %s", async (todosGo) => {
    await changeProject(owner.id, home, { archived: true });
    const todos = [await keep({ projectId: home }), await keep({ projectId: home, completed: true })];
    const trashed = await keep({ projectId: home });
    await deleteTodo(owner.id, trashed);
    const elsewhere = await keep();
    const before = await listProjects(owner.id);

    const undoId = await undoOf(deleteProject(owner.id, home, todosGo));

    expect(await offer(owner.id, undoId)).toMatchObject({ kind: "delete-project", about: { title: "Home" } });
    expect(await undoWrite(owner.id, undoId)).toBe(3);
    expect(await listProjects(owner.id)).toEqual(
      before.map((project) =>
        project.id === home ? { ...project, updatedAt: expect.any(Date) as Date } : project,
      ),
    );
    for (const id of todos) expect(await read(id)).toMatchObject({ projectId: home, version: 3 });
    expect(await read(trashed)).toBeNull();
    expect(await restoreTodo(owner.id, trashed)).toMatchObject({ todo: { projectId: home } });
    expect(await read(elsewhere)).toMatchObject({ projectId: null, version: 1 });
  });

  test("gets back no todo that was put elsewhere, thrown away or emptied out meanwhile", async () => {
    const other = await make("Other");
    const [moved, renamed, again, gone] = [
      await keep({ projectId: home }),
      await keep({ projectId: home }),
      await keep({ projectId: home }),
      await keep({ projectId: home }),
    ];
    const undoId = await undoOf(deleteProject(owner.id, home, "trash"));
    for (const id of [moved, renamed, again]) await restoreTodo(owner.id, id);
    await emptyTrash(owner.id, new Date(Date.now() + 60_000));
    await changeTodo(owner.id, moved, { projectId: other });
    await changeTodo(owner.id, renamed, { title: "Water the fern" });
    await deleteTodo(owner.id, again);

    expect(await undoWrite(owner.id, undoId)).toBe(2);

    expect(await read(moved)).toMatchObject({ projectId: other });
    expect(await read(renamed)).toMatchObject({ projectId: home, title: "Water the fern" });
    expect(await read(again)).toBeNull();
    expect(await read(gone)).toBeNull();
  });

  test("is back once, however often and at once it is asked", async () => {
    const id = await keep({ projectId: home });
    const undoId = await undoOf(deleteProject(owner.id, home, "trash"));

    const answers = await Promise.all([1, 2, 3].map(() => undoWrite(owner.id, undoId)));

    expect(answers.sort()).toEqual([0, 0, 1]);
    expect(await listProjects(owner.id)).toHaveLength(2);
    expect(await read(id)).toMatchObject({ projectId: home, version: 3 });
    expect(await offer(owner.id, undoId)).toMatchObject({ isUndone: true });
  });

  test("is back without todos, too", async () => {
    const undoId = await undoOf(deleteProject(owner.id, home, "inbox"));

    expect(await undoWrite(owner.id, undoId)).toBe(0);
    expect(await listProjects(owner.id)).toMatchObject([{ id: home }, { name: "Thesis" }]);
  });

  test("is not brought back by anybody else", async () => {
    const undoId = await undoOf(deleteProject(owner.id, home, "inbox"));

    expect(await undoWrite(stranger.id, undoId)).toBeNull();
    expect(await offer(stranger.id, undoId)).toBeNull();
    expect(await listProjects(stranger.id)).toEqual([]);
    expect(await listProjects(owner.id)).toHaveLength(1);
  });
});

describe("a tag that is gone", () => {
  let one: string;
  let both: string;
  let other: string;

  beforeEach(async () => {
    one = await keep({ tags: ["home"] });
    both = await keep({ tags: ["errands", "home"] });
    other = await keep({ tags: ["errands"] });
  });

  const idOf = async (name: string) => (await listTags(owner.id)).find((tag) => tag.name === name)!.id;
  const tagsOf = async (todoId: string) => (await read(todoId))!.tags;

  async function mergeHome() {
    const merged = await renameTag(owner.id, { name: "home" }, "errands", { merges: true });
    if (merged.outcome !== "renamed") throw new Error("There are not both.");
    return merged.tag.undoId!;
  }

  async function expectAsBefore() {
    expect(await read(one)).toMatchObject({ tags: ["home"], version: 3 });
    expect(await read(both)).toMatchObject({ tags: ["errands", "home"], version: 3 });
    expect(await read(other)).toMatchObject({ tags: ["errands"], version: 1 });
  }

  test("is back on the todos that had it when it was deleted, in the trash, too", async () => {
    const thrown = await keep({ tags: ["home"] });
    await deleteTodo(owner.id, thrown);
    const id = await idOf("home");

    const undoId = await undoOf(deleteTag(owner.id, { id }));

    expect(await offer(owner.id, undoId)).toMatchObject({ kind: "delete-tag", about: { title: "home" } });
    expect(await undoWrite(owner.id, undoId)).toBe(3);
    expect(await idOf("home")).toBe(id);
    await expectAsBefore();
    expect(await restoreTodo(owner.id, thrown)).toMatchObject({ todo: { tags: ["home"] } });
  });

  test("is back on the todos that had it when it was merged, without the other where that was new", async () => {
    const undoId = await mergeHome();

    expect(await offer(owner.id, undoId)).toMatchObject({
      kind: "merge-tag",
      about: { title: "home", to: "errands" },
    });
    expect(await undoWrite(owner.id, undoId)).toBe(2);
    await expectAsBefore();
  });

  test("is what has its name by now", async () => {
    const undoId = await undoOf(deleteTag(owner.id, { name: "home" }));
    const made = await keep({ tags: ["HOME"] });
    const id = await idOf("HOME");

    await undoWrite(owner.id, undoId);

    expect(await idOf("HOME")).toBe(id);
    for (const todoId of [one, made]) expect(await tagsOf(todoId)).toEqual(["HOME"]);
  });

  test("is not taken away again where the one it was merged into has its name by now", async () => {
    const undoId = await mergeHome();
    await renameTag(owner.id, { name: "errands" }, "home");

    expect(await undoWrite(owner.id, undoId)).toBe(0);

    for (const todoId of [one, both, other]) expect(await tagsOf(todoId)).toEqual(["home"]);
  });

  test("leaves alone what was changed meanwhile, and comes back once", async () => {
    const undoId = await mergeHome();
    await changeTodo(owner.id, one, { title: "Water the fern", tags: ["errands", "garden"] });

    const answers = await Promise.all([1, 2, 3].map(() => undoWrite(owner.id, undoId)));

    expect(answers.sort()).toEqual([0, 0, 2]);
    expect(await read(one)).toMatchObject({ title: "Water the fern", tags: ["garden", "home"] });
  });

  test("is not brought back by anybody else", async () => {
    const undoId = await undoOf(deleteTag(owner.id, { name: "home" }));

    expect(await undoWrite(stranger.id, undoId)).toBeNull();
    expect(await offer(stranger.id, undoId)).toBeNull();
    expect(await database.$count(tags, eq(tags.userId, stranger.id))).toBe(0);
    expect(await tagsOf(one)).toEqual([]);
  });
});
