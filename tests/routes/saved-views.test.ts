import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as views from "~/routes/views";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { createUser, signIn } from "../support/users";

let owner: SignedInUser;
let headers: Headers;
beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
});

function post(fields: Record<string, string>, as = headers) {
  return views.action({ request: formRequest("/views", fields, as), params: {}, context: {} });
}

async function saved(as = headers) {
  const { counts } = await views.loader({ request: pageRequest("/views", as), params: {}, context: {} });
  return counts.views;
}

const save = (name: string, query = "sort=title", key: string = crypto.randomUUID()) =>
  answerOf(post({ intent: "create-view", name, query, key }));

describe("the page of saved views", () => {
  test("saves a list under a name, once however often it is sent, and leads to it", async () => {
    const key = crypto.randomUUID();

    const answer = await save("By title", "after=x&sort=title&status=&priority=high", key);
    await save("By title", "after=x&sort=title&status=&priority=high", key);

    expect(answer.headers.get("Location")).toBe("/todos?priority=high&sort=title");
    expect(await saved()).toMatchObject([{ name: "By title", query: "priority=high&sort=title" }]);
  });

  test("refuses a view without a name, or of nothing", async () => {
    for (const fields of [
      { name: " ", query: "sort=title" },
      { name: "All", query: "" },
    ])
      expect(await post({ intent: "create-view", key: "a", ...fields })).toMatchObject({
        init: { status: 422 },
        data: { values: { name: fields.name } },
      });
    expect(await saved()).toEqual([]);
  });

  test("renames, moves and deletes what is one's own, and nothing else", async () => {
    for (const name of ["a", "b", "c"]) await save(name);
    const [a, , c] = await saved();
    const stranger = await signIn(await createUser("Mallory"));

    const changes: Record<string, string>[] = [
      { intent: "rename-view", name: "Taken over" },
      { intent: "move-view", direction: "up" },
      { intent: "delete-view" },
    ];
    for (const change of changes)
      expect(await answerOf(post({ ...change, viewId: a!.id }, stranger))).toMatchObject({ status: 403 });
    await answerOf(post({ intent: "move-view", viewId: c!.id, direction: "up" }));
    await answerOf(post({ intent: "rename-view", viewId: c!.id, name: "C" }));
    await answerOf(post({ intent: "delete-view", viewId: a!.id }));

    expect((await saved()).map(({ name }) => name)).toEqual(["C", "b"]);
    expect(await saved(stranger)).toEqual([]);
  });
});
