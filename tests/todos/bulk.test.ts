import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { createProject } from "~/projects/projects.server";
import { ProjectFault } from "~/projects/project-fault.server";
import { TagFault } from "~/tags/retag.server";
import { MOST_TAGS } from "~/tags/tag-fields";
import { changeMany, type ManyChange } from "~/todos/bulk/change-many.server";
import { allOn, countAll } from "~/todos/bulk/many.server";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { getTodo, type TodoFields } from "~/todos/todos.server";
import type { List } from "~/todos/views/views";
import { undoWrite } from "~/undo/undo-write.server";
import { allTodos } from "../support/all-todos";
import { createUser } from "../support/users";

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser();
  stranger = await createUser("Mallory");
});

async function keep(title: string, fields: Partial<TodoFields> = {}, user = owner) {
  const created = await createTodo(user.id, { title, ...fields });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

async function keepThree(fields: Partial<TodoFields> = {}) {
  const kept = [await keep("One", fields), await keep("Two", fields), await keep("Three", fields)];
  return kept.map(({ id }) => id);
}

const CHANGES: [string, ManyChange, object][] = [
  ["completed", { completed: true }, { completed: true, completedAt: expect.any(Date) as Date }],
  ["dated", { dueOn: "2026-12-24" }, { dueOn: "2026-12-24", dueTime: "15:30" }],
  ["without a date", { dueOn: null }, { dueOn: null, dueTime: null, dueZone: null }],
  ["important", { priority: "high" }, { priority: "high" }],
  ["several things", { priority: "low", dueOn: "2026-12-24" }, { priority: "low", dueOn: "2026-12-24" }],
];

test.each(CHANGES)(
  "many todos become %s at once, and one undo takes all of it back",
  async (_, change, is) => {
    const ids = await keepThree({ dueOn: "2026-11-30", dueTime: "15:30", dueZone: "Europe/Berlin" });
    const other = await keep("Other");
    const before = await allTodos(owner.id);

    const { found, undoId } = await changeMany(owner.id, { ids }, change);

    expect(found).toBe(3);
    for (const id of ids) expect(await getTodo(owner.id, id)).toMatchObject({ ...is, version: 2 });
    expect(await getTodo(owner.id, other.id)).toEqual(other);
    expect(await undoWrite(owner.id, undoId!)).toBe(3);
    const asBefore = before.map(({ version: _version, updatedAt: _at, ...todo }) => todo);
    expect(await allTodos(owner.id)).toMatchObject(asBefore);
  },
);

test("many todos go to the trash, and come back", async () => {
  const ids = await keepThree();

  const { undoId } = await changeMany(owner.id, { ids }, "delete");

  expect(await allTodos(owner.id)).toEqual([]);
  expect(await undoWrite(owner.id, undoId!)).toBe(3);
  expect(await allTodos(owner.id)).toHaveLength(3);
});

test("many todos go into a project, and out of it", async () => {
  const ids = await keepThree();
  const project = await createProject(owner.id, { name: "Garden", color: "green" });
  const projectId = project!.id;

  await changeMany(owner.id, { ids }, { projectId });
  expect((await allTodos(owner.id)).map((todo) => todo.projectId)).toEqual([projectId, projectId, projectId]);

  await changeMany(owner.id, { ids }, { projectId: null });
  expect((await allTodos(owner.id)).map((todo) => todo.projectId)).toEqual([null, null, null]);
});

describe("tags of many todos", () => {
  const tagsOf = async () => (await allTodos(owner.id)).map(({ title, tags }) => [title, ...tags].join(" "));

  beforeEach(async () => {
    await keep("One", { tags: ["garden", "home"] });
    await keep("Two", { tags: ["home"] });
    await keep("Three");
  });

  async function change(fields: ManyChange, titles = ["One", "Two", "Three"]) {
    const all = await allTodos(owner.id);
    const ids = titles.map((title) => all.find((todo) => todo.title === title)!.id);
    return changeMany(owner.id, { ids }, fields);
  }

  test("are given beside those there are, and one undo takes them away again", async () => {
    const before = await tagsOf();

    const { found, undoId } = await change({ addTags: ["Garden", "spring"] });

    expect(found).toBe(3);
    expect(await tagsOf()).toEqual([
      "Three garden spring",
      "Two garden home spring",
      "One garden home spring",
    ]);
    expect(await undoWrite(owner.id, undoId!)).toBe(3);
    expect(await tagsOf()).toEqual(before);
    expect((await allTodos(owner.id)).map(({ version }) => version)).toEqual([3, 3, 3]);
  });

  test("are taken from those that have them, and one undo gives them back", async () => {
    const before = await tagsOf();

    const { undoId } = await change({ removeTags: ["HOME", "nowhere"] });

    expect(await tagsOf()).toEqual(["Three", "Two", "One garden"]);
    expect((await allTodos(owner.id)).map(({ version }) => version)).toEqual([1, 2, 2]);
    expect(await undoWrite(owner.id, undoId!)).toBe(2);
    expect(await tagsOf()).toEqual(before);
  });

  test("change with other things in one write", async () => {
    const { undoId } = await change({ addTags: ["spring"], removeTags: ["home"], priority: "high" }, ["Two"]);

    expect(await allTodos(owner.id)).toMatchObject([
      { tags: [], priority: "none" },
      { tags: ["spring"], priority: "high", version: 2 },
      { tags: ["garden", "home"] },
    ]);
    expect(await undoWrite(owner.id, undoId!)).toBe(1);
    expect(await allTodos(owner.id)).toMatchObject([
      {},
      { tags: ["home"], priority: "none", version: 3 },
      {},
    ]);
  });

  test("are neither changed nor undone where they are so already", async () => {
    expect(await change({ removeTags: ["spring"] })).toEqual({ found: 3, undoId: null });
    expect(await change({ addTags: ["home"] }, ["One", "Two"])).toEqual({ found: 2, undoId: null });

    expect((await allTodos(owner.id)).map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  test("are as many as one can have, and then nothing is changed", async () => {
    const before = await allTodos(owner.id);
    const many = Array.from({ length: MOST_TAGS - 1 }, (_, nth) => `tag ${nth}`);

    await expect(change({ addTags: many, priority: "high" })).rejects.toBeInstanceOf(TagFault);

    expect(await allTodos(owner.id)).toEqual(before);
    expect(await change({ addTags: many, removeTags: ["garden"] })).toMatchObject({ found: 3 });
  });

  test("of somebody else stay as they are, and so do the tags of the same names", async () => {
    const before = await allTodos(owner.id);
    const ids = before.map(({ id }) => id);
    const own = await keep("Mallory's", { tags: ["home"] }, stranger);

    expect(await changeMany(stranger.id, { ids }, { addTags: ["spring"] })).toEqual({
      found: 0,
      undoId: null,
    });
    expect(await changeMany(stranger.id, { ids: [...ids, own.id] }, { removeTags: ["home"] })).toMatchObject({
      found: 1,
    });

    expect(await allTodos(owner.id)).toEqual(before);
    expect(await getTodo(stranger.id, own.id)).toMatchObject({ tags: [] });
  });
});

test("what is so already is found, and is neither changed nor undone", async () => {
  const ids = await keepThree({ priority: "high" });

  expect(await changeMany(owner.id, { ids }, { priority: "high" })).toEqual({ found: 3, undoId: null });

  expect((await allTodos(owner.id)).map(({ version }) => version)).toEqual([1, 1, 1]);
});

describe("somebody else", () => {
  test("changes nothing of the owner's, and hears what is heard about ids that nobody has", async () => {
    const ids = await keepThree();
    const own = await keep("Mallory's", {}, stranger);
    const before = await allTodos(owner.id);
    const nobodys = ids.map((id) => id.replace(/^.{8}/, "01234567"));

    for (const change of [...CHANGES.map(([, change]) => change), "delete" as const]) {
      expect(await changeMany(stranger.id, { ids }, change)).toEqual({ found: 0, undoId: null });
      expect(await changeMany(stranger.id, { ids: nobodys }, change)).toEqual({ found: 0, undoId: null });
    }
    expect(await changeMany(stranger.id, { ids: [...ids, own.id] }, { completed: true })).toMatchObject({
      found: 1,
    });

    expect(await allTodos(owner.id)).toEqual(before);
  });

  test("has a project that nothing can be moved to, and then nothing is moved", async () => {
    const ids = await keepThree();
    const project = await createProject(stranger.id, { name: "Not yours", color: "red" });
    const projectId = project!.id;
    const before = await allTodos(owner.id);

    const moving = changeMany(owner.id, { ids }, { projectId, priority: "high" });

    await expect(moving).rejects.toBeInstanceOf(ProjectFault);
    expect(await allTodos(owner.id)).toEqual(before);
  });
});

describe("all that a list has", () => {
  const moment = momentIn("Europe/Berlin");
  const day = (days: number) => moment.today.add({ days }).toString();
  const at = (path: string) => `http://localhost${path}`;
  const allIn = (list: List, path: string, user = owner) => ({
    selection: allOn(list, at(path), user.id, moment),
    zone: moment.zone,
  });

  async function titlesOf(many: ReturnType<typeof allIn>) {
    const count = await countAll(owner.id, many);
    const { found } = await changeMany(owner.id, many, { priority: "high" });
    expect(found).toBe(count);
    return (await allTodos(owner.id)).flatMap((todo) => (todo.priority === "high" ? todo.title : [])).sort();
  }

  beforeEach(async () => {
    const elsewhere = { dueTime: "23:30", dueZone: "Pacific/Kiritimati" };
    await keep("Overdue", { dueOn: day(-1) });
    await keep("Tomorrow", { dueOn: day(1) });
    await keep("Tomorrow there, today here", {
      dueOn: day(1),
      dueTime: "01:00",
      dueZone: "Pacific/Kiritimati",
    });
    await keep("Later there and here", { dueOn: day(3), ...elsewhere });
    await keep("Low", { priority: "low" });
    await keep("Completed", { completed: true });
    await keep("Tagged", { tags: ["garden"] });
    await keep("Mallory's", { dueOn: day(0), tags: ["garden"], priority: "low" }, stranger);
  });

  test.each<[List, string, string[]]>([
    ["today", "/todos/today", ["Overdue", "Tomorrow there, today here"]],
    ["upcoming", "/todos/upcoming", ["Later there and here", "Tomorrow"]],
    ["completed", "/todos/completed", ["Completed"]],
    ["all", "/todos?priority=low", ["Low"]],
    ["all", "/todos?status=completed", ["Completed"]],
    [{ tag: "garden" }, "/tags/garden", ["Tagged"]],
    ["search", "/search?q=tomo", ["Tomorrow", "Tomorrow there, today here"]],
  ])("%o at %s", async (list, path, titles) => {
    expect(await titlesOf(allIn(list, path))).toEqual(titles);
  });

  test("loses the tag that it is of, all of it", async () => {
    const many = allIn({ tag: "garden" }, "/tags/garden");

    expect(await changeMany(owner.id, many, { removeTags: ["garden"] })).toMatchObject({ found: 1 });

    expect(await countAll(owner.id, many)).toBe(0);
  });

  test("is what is open where the address says nothing else", async () => {
    expect(await titlesOf(allIn("all", "/todos"))).toHaveLength(6);
    expect(await titlesOf(allIn("inbox", "/todos/inbox"))).toHaveLength(6);
  });
});
