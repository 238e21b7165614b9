import { beforeEach, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { listTags } from "~/tags/tags.server";
import { MOST_TAGS } from "~/tags/tag-fields";
import { changeTodo } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { emptyTrash } from "~/todos/trash.server";
import { readCounts } from "~/todos/views/read-lists.server";
import { createUser } from "../support/users";

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser("Ada");
  stranger = await createUser("Mallory");
});

async function keep(tags: string[], userId = owner.id) {
  const created = await createTodo(userId, { title: "Water the plants", tags });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

/** The names that stand beside every page, to choose from. */
const offered = async ({ id }: SignedInUser) => (await readCounts(id, momentIn(null))).tags;

test("the tags to choose from are those that the page of all tags lists", async () => {
  const lost = await keep(["a lost one"]);
  await changeTodo(owner.id, lost, { tags: [] });
  await deleteTodo(owner.id, await keep(["a thrown one"]));
  await deleteTodo(owner.id, await keep(["an emptied one"]));
  await emptyTrash(owner.id, new Date());
  await deleteTodo(owner.id, await keep(["a used one"]));
  await keep(["a used one"]);
  for (const name of ["a lost one", "a thrown one", "a stranger's"]) await keep([name], stranger.id);

  expect(await offered(owner)).toEqual(["a used one"]);
  expect((await listTags(owner.id)).map(({ name }) => name)).toEqual(["a used one"]);
  expect(await offered(stranger)).toEqual(["a lost one", "a stranger's", "a thrown one"]);
});

test("a hundred names that no todo has any more leave the one in use its place", async () => {
  for (let todo = 0; todo < 100 / MOST_TAGS; todo++) {
    const names = Array.from({ length: MOST_TAGS }, (_, nth) => `old ${todo} ${nth}`);
    await changeTodo(owner.id, await keep(names), { tags: [] });
  }
  await keep(["used"]);

  expect(await offered(owner)).toEqual(["used"]);
});
