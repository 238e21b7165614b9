import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { deleteProject } from "~/projects/delete-project.server";
import { ProjectFault } from "~/projects/project-fault.server";
import {
  changeProject,
  createProject,
  getProject,
  listProjects,
  MOST_PROJECTS,
  moveProject,
} from "~/projects/projects.server";
import { changeTodo } from "~/todos/change/change-todo.server";
import { deleteTodo, restoreTodo } from "~/todos/change/delete-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { getTodo } from "~/todos/todos.server";
import { readCounts } from "~/todos/views/read-lists.server";
import { database } from "~db/database.server";
import { projects } from "~db/schema/projects";
import { todos } from "~db/schema/todos";
import { createUser } from "../support/users";

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser();
  stranger = await createUser("Mallory");
});

async function make(name: string, userId = owner.id): Promise<string> {
  const project = await createProject(userId, { name, color: "blue" });
  return project!.id;
}

async function keep(title: string, projectId: string | null = null, userId = owner.id): Promise<string> {
  const created = await createTodo(userId, { title, projectId });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

const names = async (userId = owner.id) => (await listProjects(userId)).map(({ name }) => name);

const counted = async () => (await readCounts(owner.id, momentIn(null))).projects;

describe("a project", () => {
  test("is made below the others, renamed, recoloured, archived and brought back", async () => {
    const home = await make("Home");
    await make("Thesis");

    expect(await listProjects(owner.id)).toMatchObject([
      { id: home, name: "Home", color: "blue", archived: false },
      { name: "Thesis" },
    ]);
    expect(await changeProject(owner.id, home, { name: "House", color: "pink" })).toMatchObject({
      name: "House",
      color: "pink",
      archived: false,
    });
    expect(await changeProject(owner.id, home, { archived: true })).toMatchObject({
      name: "House",
      archived: true,
    });
    expect(await getProject(owner.id, home)).toMatchObject({ archived: true });
    expect(await changeProject(owner.id, home, { archived: false })).toMatchObject({ archived: false });
  });

  test("of one person is nothing to another", async () => {
    const home = await make("Home");

    expect(await listProjects(stranger.id)).toEqual([]);
    expect(await getProject(stranger.id, home)).toBeNull();
    expect(await changeProject(stranger.id, home, { name: "Mine", archived: true })).toBeNull();
    expect(await moveProject(stranger.id, home, "up")).toBeNull();
    expect(await deleteProject(stranger.id, home, "trash")).toBeNull();
    expect(await listProjects(owner.id)).toMatchObject([{ name: "Home", archived: false }]);
  });

  test("is one of 500 at most", async () => {
    const many = Array.from({ length: MOST_PROJECTS - 1 }, () => ({
      ...{ id: uuidv7(), userId: owner.id, name: "One of many", color: "gray" as const },
    }));
    await database.insert(projects).values(many);

    expect(await createProject(owner.id, { name: "The last", color: "red" })).toMatchObject({
      name: "The last",
    });
    expect(await createProject(owner.id, { name: "Too many", color: "red" })).toBeNull();
    expect(await createProject(stranger.id, { name: "Mine", color: "red" })).not.toBeNull();
  });
});

describe("the order", () => {
  test("changes by one place at a time, and stays at the edge", async () => {
    const [, b, c] = [await make("a"), await make("b"), await make("c")];

    expect(await moveProject(owner.id, c, "up")).toMatchObject({ id: c, name: "c" });
    expect(await names()).toEqual(["a", "c", "b"]);
    await moveProject(owner.id, c, "up");
    await moveProject(owner.id, c, "up");
    expect(await names()).toEqual(["c", "a", "b"]);
    await moveProject(owner.id, b, "down");
    await moveProject(owner.id, c, "down");
    expect(await names()).toEqual(["a", "c", "b"]);
  });

  test("steps over archived ones, which stay where they are", async () => {
    const [a, b, c] = [await make("a"), await make("b"), await make("c")];
    await changeProject(owner.id, b, { archived: true });

    await moveProject(owner.id, c, "up");

    expect(await names()).toEqual(["c", "a", "b"]);
    await moveProject(owner.id, a, "up");
    await moveProject(owner.id, a, "up");
    expect(await names()).toEqual(["a", "c", "b"]);
  });

  test("heals where two have the same key", async () => {
    const ids = [await make("a"), await make("b"), await make("c")];
    await database.update(projects).set({ position: "a0" }).where(eq(projects.userId, owner.id));

    await moveProject(owner.id, ids[2]!, "up");

    expect(await names()).toEqual(["c", "a", "b"]);
  });

  test("holds every project once, whatever is moved at the same time", async () => {
    const ids = [];
    for (const name of ["a", "b", "c", "d", "e"]) ids.push(await make(name));

    const moves = ids.flatMap((id) => [moveProject(owner.id, id, "up"), moveProject(owner.id, id, "down")]);
    expect(await Promise.all(moves)).not.toContain(null);

    expect((await names()).sort()).toEqual(["a", "b", "c", "d", "e"]);
    const kept = await database.select().from(projects).where(eq(projects.userId, owner.id));
    expect(new Set(kept.map(({ position }) => position)).size).toBe(5);
  });
});

describe("a todo", () => {
  test("is put into a project, moved to another and back to the Inbox; each time it is a new version", async () => {
    const [home, thesis] = [await make("Home"), await make("Thesis")];
    const id = await keep("Paint", home);
    const move = async (projectId: string | null) => {
      const result = await changeTodo(owner.id, id, { projectId });
      return result.outcome === "missing" ? null : [result.todo.projectId, result.todo.version];
    };

    expect(await getTodo(owner.id, id)).toMatchObject({ projectId: home, version: 1 });
    expect(await move(thesis)).toEqual([thesis, 2]);
    expect(await move(thesis)).toEqual([thesis, 2]);
    expect(await move(null)).toEqual([null, 3]);
  });

  test.each(["somebody else's", "nobody's"])("cannot be put into %s project", async (whose) => {
    const projectId = whose === "nobody's" ? uuidv7() : await make("Theirs", stranger.id);
    const id = await keep("Mine");
    const once = { key: "api:one", payloadHash: "" };

    await expect(createTodo(owner.id, { title: "a", projectId })).rejects.toBeInstanceOf(ProjectFault);
    await expect(createTodo(owner.id, { title: "a", projectId }, once)).rejects.toBeInstanceOf(ProjectFault);
    await expect(changeTodo(owner.id, id, { title: "b", projectId })).rejects.toBeInstanceOf(ProjectFault);
    expect(await getTodo(owner.id, id)).toMatchObject({ title: "Mine", projectId: null });
    const kept = await database.select().from(todos).where(eq(todos.userId, owner.id));
    expect(kept).toHaveLength(1);
  });
});

describe("the counts", () => {
  test("say what is open in each project and in the Inbox", async () => {
    const [home, attic] = [await make("Home"), await make("Attic")];
    await changeProject(owner.id, attic, { archived: true });
    for (const title of ["a", "b"]) await keep(title, home);
    await keep("c", attic);
    await keep("d");
    await changeTodo(owner.id, await keep("done", home), { completed: true });
    await deleteTodo(owner.id, await keep("deleted", home));

    expect(await readCounts(owner.id, momentIn(null))).toMatchObject({
      inbox: 1,
      all: 4,
      projects: [
        { id: home, name: "Home", color: "blue", archived: false, open: 2 },
        { name: "Attic", archived: true, open: 1 },
      ],
    });
    expect((await readCounts(stranger.id, momentIn(null))).projects).toEqual([]);
  });
});

describe("deleting a project", () => {
  test("leaves its todos in the Inbox, and those in the trash there", async () => {
    const home = await make("Home");
    const [open, trashed] = [await keep("open", home), await keep("trashed", home)];
    await deleteTodo(owner.id, trashed);
    const elsewhere = await keep("elsewhere");

    const deleted = await deleteProject(owner.id, home, "inbox");

    expect(deleted?.project).toMatchObject({ id: home, name: "Home", archivedAt: null });
    expect(await counted()).toEqual([]);
    expect(await getTodo(owner.id, open)).toMatchObject({ projectId: null, version: 2 });
    expect(await getTodo(owner.id, trashed)).toBeNull();
    expect(await getTodo(owner.id, elsewhere)).toMatchObject({ version: 1 });
    expect(await restoreTodo(owner.id, trashed)).toMatchObject({ todo: { projectId: null } });
  });

  test("takes its todos to the trash, and only once", async () => {
    const home = await make("Home");
    const open = await keep("open", home);

    expect(await deleteProject(owner.id, home, "trash")).toMatchObject({ project: { id: home } });
    expect(await getTodo(owner.id, open)).toBeNull();
    expect(await restoreTodo(owner.id, open)).toMatchObject({ outcome: "saved", todo: { projectId: null } });
    expect(await deleteProject(owner.id, home, "trash")).toBeNull();
  });

  test("loses nothing that is put into it at the same time", async () => {
    const home = await make("Home");
    const writes = Array.from({ length: 8 }, (_, n) => keep(`${n}`, home));

    const [deleted, ...kept] = await Promise.allSettled([deleteProject(owner.id, home, "inbox"), ...writes]);

    expect(deleted.status).toBe("fulfilled");
    for (const write of kept) {
      if (write.status === "rejected") expect(write.reason).toBeInstanceOf(ProjectFault);
      else expect(await getTodo(owner.id, write.value)).toMatchObject({ projectId: null });
    }
  });
});
