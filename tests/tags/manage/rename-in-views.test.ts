import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { action as tagAction } from "~/routes/api.tags.$tag";
import { action as tagsAction } from "~/routes/tags";
import { createSavedView, changeSavedView, listSavedViews } from "~/saved-views/saved-views.server";
import { deleteTag, renameTag } from "~/tags/manage/change-tag.server";
import { listTags } from "~/tags/tags.server";
import { createTodo } from "~/todos/create-todo.server";
import { undoWrite } from "~/undo/undo-write.server";
import { type UserDb, userTransaction } from "~db/user-db.server";
import { answerOf, formRequest } from "../../support/requests";
import { createUser, signIn } from "../../support/users";

const QUERY = "priority=high&tag=bulk+tag&sort=due";

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser("Ada");
  stranger = await createUser("Mallory");
  for (const { id } of [owner, stranger])
    for (const tag of ["bulk tag", "errands"])
      await createTodo(id, { title: "Water the plants", tags: [tag] });
  await keepView(QUERY);
  await keepView(QUERY, stranger.id);
});

async function keepView(query: string, userId = owner.id) {
  return (await createSavedView(userId, { name: "A view", query }))!.id;
}

const queries = async ({ id }: SignedInUser) => (await listSavedViews(id)).map(({ query }) => query);

const bulkTag = async () => (await listTags(owner.id)).find(({ name }) => name === "bulk tag")!.id;

async function merge(db?: UserDb): Promise<string> {
  const merged = await renameTag(owner.id, { name: "bulk tag" }, "errands", { merges: true, db });
  if (merged.outcome !== "renamed") throw new Error("There are not both.");
  return merged.tag.undoId!;
}

describe("a saved view that asks for a tag", () => {
  test("asks for it by its new name, and everything else is as it was", async () => {
    await keepView("tag=Bulk+Tag&tag=errands");
    const others = ["tag=bulk", "status=all", "tag=errands"];
    for (const query of others) await keepView(query);

    const renamed = await renameTag(owner.id, { name: "bulk tag" }, "Möbel & Co");

    const tag = { name: "Möbel & Co", todos: 1, open: 1, undoId: null };
    expect(renamed).toEqual({ outcome: "renamed", tag });
    expect(await queries(owner)).toEqual([
      "priority=high&tag=M%C3%B6bel+%26+Co&sort=due",
      "tag=M%C3%B6bel+%26+Co&tag=errands",
      ...others,
    ]);
    expect((await listTags(owner.id)).map(({ name }) => name)).toEqual(["errands", "Möbel & Co"]);
    expect(await queries(stranger)).toEqual([QUERY]);
  });

  test("asks for what it was merged into, once", async () => {
    await keepView("tag=Errands&tag=bulk+tag");

    await merge();

    expect(await queries(owner)).toEqual(["priority=high&tag=errands&sort=due", "tag=errands"]);
    expect(await queries(stranger)).toEqual([QUERY]);
  });

  test("asks for what it did once the merger is undone, if it was not changed since", async () => {
    const changed = await keepView("tag=bulk+tag");
    const undoId = await merge();
    await changeSavedView(owner.id, changed, { query: "tag=errands&sort=due" });

    expect(await undoWrite(stranger.id, undoId)).toBeNull();
    expect(await undoWrite(owner.id, undoId)).toBe(1);

    expect(await queries(owner)).toEqual([QUERY, "tag=errands&sort=due"]);
    expect(await queries(stranger)).toEqual([QUERY]);
  });

  test("stays as it is when the name is taken, or the tag is somebody else's or deleted", async () => {
    const id = await bulkTag();

    expect(await renameTag(owner.id, { id }, "errands")).toEqual({ outcome: "taken", by: "errands" });
    expect(await renameTag(stranger.id, { id }, "taken")).toEqual({ outcome: "missing" });
    await deleteTag(owner.id, { id });

    expect(await queries(owner)).toEqual([QUERY]);
    expect(await queries(stranger)).toEqual([QUERY]);
  });

  test("changes with the todos or not at all", async () => {
    const broken = userTransaction(owner.id, async (tx) => {
      await merge(tx);
      throw new Error("something else");
    });

    await expect(broken).rejects.toThrow("something else");
    expect(await queries(owner)).toEqual([QUERY]);
    expect(await listTags(owner.id)).toHaveLength(2);
  });

  test("follows what the page and the API rename", async () => {
    const headers = await signIn(owner);
    const form = { intent: "rename-tag", tagId: await bulkTag(), name: "page" };
    await answerOf(tagsAction({ request: formRequest("/tags", form, headers), params: {}, context: {} }));
    expect(await queries(owner)).toEqual(["priority=high&tag=page&sort=due"]);

    const request = new Request("http://localhost:3000/api/tags/page", {
      method: "PATCH",
      headers: { ...Object.fromEntries(headers), "Content-Type": "application/json" },
      body: JSON.stringify({ name: "api" }),
    });
    await answerOf(tagAction({ request, params: { tag: "page" }, context: {} }));
    expect(await queries(owner)).toEqual(["priority=high&tag=api&sort=due"]);
  });
});
