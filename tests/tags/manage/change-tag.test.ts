import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { deleteTag, renameTag } from "~/tags/manage/change-tag.server";
import { getTag, listTags } from "~/tags/tags.server";
import { setTodoCompleted } from "~/todos/change/change-todo.server";
import { deleteTodo, restoreTodo } from "~/todos/change/delete-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { getTodo, type Todo } from "~/todos/todos.server";
import { action, loader } from "~/routes/tags";
import * as undoing from "~/routes/undo";
import { answerOf, formRequest, pageRequest } from "../../support/requests";
import { createUser, signIn } from "../../support/users";

let owner: SignedInUser;
let one: Todo;
let both: Todo;

beforeEach(async () => {
  owner = await createUser("Ada");
  one = await newTodo(["home"]);
  both = await newTodo(["home", "errands"]);
});

async function newTodo(tags: string[]) {
  const created = await createTodo(owner.id, { title: "Water the plants", tags });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

const idOf = async (name: string) => (await listTags(owner.id)).find((tag) => tag.name === name)!.id;
const read = (todo: Todo) => getTodo(owner.id, todo.id);

test("tags are listed with how many todos have them, and only while a todo outside the trash has", async () => {
  await setTodoCompleted(owner.id, one.id, true);
  const thrown = await newTodo(["gone"]);
  await deleteTodo(owner.id, thrown.id);

  expect(await listTags(owner.id)).toMatchObject([
    { name: "errands", todos: 1, open: 1 },
    { name: "home", todos: 2, open: 1 },
  ]);
  expect(await getTag(owner.id, "HOME")).toMatchObject({ name: "home", todos: 2, open: 1 });
  for (const name of ["gone", "hom"]) expect(await getTag(owner.id, name)).toBeNull();
});

describe("a tag", () => {
  test("is renamed on all todos, each of which has a new version, the trash included", async () => {
    const thrown = await newTodo(["home"]);
    await deleteTodo(owner.id, thrown.id);

    expect(await renameTag(owner.id, { name: "Home" }, "House")).toEqual({
      outcome: "renamed",
      tag: { name: "House", todos: 2, open: 2, undoId: null },
    });

    expect(await read(one)).toMatchObject({ tags: ["House"], version: 2 });
    expect(await read(both)).toMatchObject({ tags: ["errands", "House"], version: 2 });
    expect(await restoreTodo(owner.id, thrown.id)).toMatchObject({ todo: { tags: ["House"] } });
  });

  test("renamed to what it is called changes nothing, and other capitals are a new name", async () => {
    await renameTag(owner.id, { name: "home" }, "home", { merges: true });
    expect(await read(one)).toEqual(one);
    await renameTag(owner.id, { name: "home" }, "HOME", { merges: true });

    expect(await read(one)).toMatchObject({ tags: ["HOME"], version: 2 });
  });

  test("is not renamed to what another is called; merged into that, each todo has it once", async () => {
    const id = await idOf("home");

    expect(await renameTag(owner.id, { id }, "Errands")).toEqual({ outcome: "taken", by: "errands" });
    expect(await read(one)).toEqual(one);
    const merged = await renameTag(owner.id, { id }, "Errands", { merges: true });

    const tag = { name: "errands", todos: 2, open: 2, undoId: expect.any(String) as string };
    expect(merged).toEqual({ outcome: "renamed", tag });
    expect(await read(one)).toMatchObject({ tags: ["errands"], version: 2 });
    expect(await read(both)).toMatchObject({ tags: ["errands"], version: 2 });
  });

  test("that is to merge into one that is gone by now is renamed", async () => {
    await deleteTag(owner.id, { name: "errands" });

    expect(await renameTag(owner.id, { name: "home" }, "errands", { merges: true })).toMatchObject({
      tag: { name: "errands", undoId: null },
    });
    expect(await read(one)).toMatchObject({ tags: ["errands"], version: 2 });
  });

  test("is deleted from all todos", async () => {
    expect(await deleteTag(owner.id, { id: await idOf("home") })).toMatchObject({ name: "home" });

    expect(await read(one)).toMatchObject({ tags: [], version: 2 });
    expect(await read(both)).toMatchObject({ tags: ["errands"], version: 2 });
  });

  test("is not found by its name when no todo outside the trash has it", async () => {
    for (const { id } of [one, both]) await deleteTodo(owner.id, id);

    expect(await renameTag(owner.id, { name: "home" }, "House")).toEqual({ outcome: "missing" });
    expect(await deleteTag(owner.id, { name: "home" })).toBeNull();
    expect(await restoreTodo(owner.id, one.id)).toMatchObject({ todo: { tags: ["home"] } });
  });
});

describe("T-224 user A cannot see or change user B's tags", () => {
  test("nothing is listed, renamed, merged or deleted, and the page says 403", async () => {
    const stranger = await createUser("Mallory");
    const id = await idOf("home");

    expect(await listTags(stranger.id)).toEqual([]);
    expect(await getTag(stranger.id, "home")).toBeNull();
    for (const which of [{ id }, { name: "home" }]) {
      expect(await renameTag(stranger.id, which, "taken")).toEqual({ outcome: "missing" });
      expect(await renameTag(stranger.id, which, "errands", { merges: true })).toEqual({
        outcome: "missing",
      });
      expect(await deleteTag(stranger.id, which)).toBeNull();
    }

    for (const intent of ["rename-tag", "merge-tag", "delete-tag"]) {
      const post = (headers?: Headers) => {
        const request = formRequest("/tags", { intent, tagId: id, name: "errands" }, headers);
        return action({ request, params: {}, context: {} });
      };
      await expect(post()).rejects.toMatchObject({ status: 401 });
      await expect(post(await signIn(stranger))).rejects.toMatchObject({ status: 403 });
    }
    expect(await read(both)).toEqual(both);
  });
});

test("a tag that is merged or deleted on the page can be had back there", async () => {
  const headers = await signIn(owner);
  const args = (request: Request) => ({ request, params: {}, context: {} });
  const post = (fields: Record<string, string>) =>
    answerOf(action(args(formRequest("/tags", { tagId: homeId, ...fields }, headers))));
  const said = async (location: string) => {
    const { undo } = await loader(args(pageRequest(location, headers)));
    return undo?.message;
  };
  const homeId = await idOf("home");

  for (const [form, message] of [
    [{ intent: "merge-tag", name: "errands" }, "Merged “home” into “errands”"],
    [{ intent: "delete-tag" }, "Deleted tag “home”"],
  ] as const) {
    const location = (await post(form)).headers.get("location")!;
    expect(location).toMatch(/^\/tags\?undo=/);
    expect(await said(location)).toBe(message);

    const undoId = location.split("=")[1]!;
    const undone = formRequest("/undo", { undoId, redirectTo: location }, headers);
    expect((await answerOf(undoing.action(args(undone)))).headers.get("location")).toBe(location);

    expect(await said(location)).toBe(`Undone: ${message}`);
    expect((await read(both))?.tags).toEqual(["errands", "home"]);
    expect((await read(one))?.tags).toEqual(["home"]);
  }
  expect(await idOf("home")).toBe(homeId);
});
