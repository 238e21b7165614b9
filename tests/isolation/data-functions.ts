import type * as bulk from "~/todos/bulk/change-many.server";
import type * as many from "~/todos/bulk/many.server";
import type * as changes from "~/todos/change/change-todo.server";
import type * as edits from "~/todos/change/save-todo.server";
import type * as deletions from "~/todos/change/delete-todo.server";
import type * as createTodos from "~/todos/create-todo.server";
import type * as projectDeletion from "~/projects/delete-project.server";
import type * as projects from "~/projects/projects.server";
import type * as move from "~/todos/due/move-overdue.server";
import { momentIn } from "~/todos/due/moment.server";
import type * as setStepsModule from "~/steps/set-steps.server";
import type * as stepsModule from "~/steps/steps.server";
import type * as setTagsModule from "~/tags/set-tags.server";
import type * as changeTagModule from "~/tags/manage/change-tag.server";
import type * as renameInViewsModule from "~/tags/manage/rename-in-views.server";
import type * as tagsModule from "~/tags/tags.server";
import type * as missingThings from "~/scope/missing.server";
import { LONG_OVERDUE, OTHER_TAG } from "./cast";
import type * as trashes from "~/todos/trash.server";
import { filterTodos } from "~/todos/filters/filter-todos.server";
import type { Filters } from "~/todos/filters/filters";
import { eq, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { todos as todoTable } from "~db/schema/todos";
import type * as savedViews from "~/saved-views/saved-views.server";
import type * as moves from "~/todos/order/move-todo.server";
import type * as readLists from "~/todos/views/read-lists.server";
import { dueByToday, selections } from "~/todos/views/selections.server";
import type * as onces from "~/todos/once.server";
import type * as todos from "~/todos/todos.server";
import type * as repeats from "~/undo/repeated-write.server";
import type * as undos from "~/undo/undo-write.server";
import { userDb } from "~db/user-db.server";
import { uuidv7 } from "uuidv7";
import type { Once } from "~/todos/once.server";

/** In whose name a data function is called, and with what of the owner's. `extra` goes wherever fields go. */
export interface Ask {
  userId: string;
  todoId: string;
  things: Record<missingThings.Kind, string>;
  /** What the tag among them is called. */
  tagName: string;
  keys: [Once, Once];
  extra: { userId?: string };
}

type Call = (ask: Ask) => Promise<unknown>;

/** What is exported by a data module and sends nothing to the database. */
const NO_STATEMENTS = [
  "once.server apiOnce",
  "once.server formOnce",
  "once.server claimKey",
  "many.server allOn",
  "tags.server selectTags",
];

/** Functions that write something of the asker's own, whatever they are called with. */
export const WRITES_OWN = [
  "create-todo.server createTodo",
  "projects.server createProject",
  "saved-views.server createSavedView",
  "once.server oncePerKey",
];

/** The functions that may know more than the asker's own rows: whether something is somebody else's. */
export const TELLS_OF_ANOTHER = [
  "todos.server isTodoOfAnother",
  "missing.server isOfAnother",
  "missing.server missing",
];

export interface DataFunction {
  name: string;
  takesFields: boolean;
  calls: Call[];
}

const modules = import.meta.glob<Record<string, unknown>>("../../app/**/*.server.{ts,tsx}");
const sources = import.meta.glob<string>("../../app/**/*.server.{ts,tsx}", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** The modules that go through the users' door, found by what they import. */
export const dataModules = Object.entries(sources)
  .filter(([, source]) => /import (?!type)[^;]*from "~db\/user-db\.server"/.test(source))
  .map(([file, source]) => ({ file, source }));

/** The modules in which statements are written: those, and what helps them and is handed the user's connection. */
export const statementModules = Object.entries(sources)
  .filter(([, source]) => /from "~db\/user-db\.server"/.test(source))
  .map(([file, source]) => ({ file, source }));

/** The modules that go through the owner's door. */
export const ownersModules = Object.entries(sources)
  .filter(([, source]) =>
    /^import (?!type).*from "~db\/(?!schema|user-db|connect\/(?:connection-errors|again)\b)/m.test(source),
  )
  .map(([file]) => file.replace("../../", ""));

/** Every function a data module exports. Throws when there is one that nothing here knows how to call. */
export async function listDataFunctions(): Promise<DataFunction[]> {
  const found = await Promise.all(
    dataModules.map(async ({ file }) => {
      const module = (await modules[file]!()) as object;
      const name = /([^/]+)\.tsx?$/.exec(file)![1]!;
      const functions = Object.entries(module).filter(([, exported]) => typeof exported === "function");
      const calls = knownCalls(module);
      return functions.map(([exported]) => ({
        name: `${name} ${exported}`,
        takesFields: ["createTodo", "changeTodo", "saveTodo"].includes(exported),
        calls: calls[exported] ?? [],
      }));
    }),
  );
  const functions = found.flat().filter(({ name }) => !NO_STATEMENTS.includes(name));
  const unknown = functions.filter(({ calls }) => calls.length === 0).map(({ name }) => name);
  if (unknown.length > 0) throw new Error(`Tell data-functions.ts how to call ${String(unknown)}.`);
  return functions;
}

const text = { title: "Taken over", notes: "Taken over" };
const parts = { tags: ["taken"], steps: [{ title: "Taken over", completed: true }] };

const now = momentIn(null);

function everything(userId: string) {
  return filterTodos(userId, { status: "all", sort: "title" }, now);
}

function everyPart(userId: string) {
  const { due, open, completed, trash } = selections;
  return {
    due: { selection: due(userId, dueByToday(now)), limit: 9 },
    everything: { selection: everything(userId), limit: 9 },
    open: { selection: open(userId), limit: 9 },
    completed: { selection: completed(userId), limit: 9 },
    trash: { selection: trash(userId), limit: 9 },
  };
}

/** How many todos a condition names. */
function idsIn(condition: SQL | undefined) {
  const { params } = new PgDialect().sqlToQuery(condition!);
  return { today: params.flatMap((param) => String(param).match(/"[0-9a-f-]{36}"/g) ?? []).length };
}

function dueHere(userId: string) {
  return { selection: selections.due(userId, dueByToday(now)), zone: now.zone };
}

/** As on the page of a project, which refuses a stranger whatever was read. */
function partsOf(userId: string, projectId: string) {
  return {
    open: { selection: filterTodos(userId, { project: projectId }, now), limit: 9 },
    done: { selection: selections.completed(userId, { projectId }), limit: 9 },
  };
}

/** There is something to move in each of the ways there are, but for who is deleted. */
async function moveSomething(userId: string, moveOverdue: typeof move.moveOverdue) {
  const { createTodo } = await import("~/todos/create-todo.server");
  const overdue = [{ dueOn: LONG_OVERDUE.dueOn }, LONG_OVERDUE];
  await Promise.allSettled(overdue.map((due) => createTodo(userId, { ...text, ...due })));
  const { moved } = await moveOverdue(userId, now);
  return moved;
}

const DIRECTIONS = ["up", "down"] as const;

/** Every kind of list in which there are steps, both ways; each is a statement of its own. */
function stepsOf({ things, tagName }: Ask) {
  const lists: Filters[] = [
    ...[{}, { status: "all" as const }, { project: "inbox" }],
    ...[{ project: things.project }, { tag: [tagName] }],
  ];
  return lists.flatMap((filters) => DIRECTIONS.map((direction) => ({ filters, direction })));
}

function stepPast(ask: Ask, { moveTodo }: typeof moves) {
  const { userId, todoId } = ask;
  const steps = stepsOf(ask).map(({ filters, direction }) =>
    moveTodo(userId, todoId, { direction, within: filterTodos(userId, filters, now) }),
  );
  return Promise.all(steps);
}

/** The asker's only todo, above or below everybody's: it has nothing to step past. */
async function stepFromEnd(ask: Ask, { moveTodo, setPositions }: typeof moves) {
  const { userId } = ask;
  const db = userDb(userId);
  await db.delete(todoTable).where(eq(todoTable.userId, userId));
  const own = await keepOne(userId);
  const outcomes = [];
  for (const { filters, direction } of stepsOf(ask)) {
    await setPositions(db, userId, [{ id: own, position: direction === "up" ? "zz" : "A0" }]);
    outcomes.push(await moveTodo(userId, own, { direction, within: filterTodos(userId, filters, now) }));
  }
  return outcomes;
}

/** Somebody's todo next to one of the asker's own. */
async function moveNextTo({ userId, todoId }: Ask, { moveTodo }: typeof moves) {
  return moveTodo(userId, todoId, { after: await keepOne(userId) });
}

/** One of the asker's own next to somebody's todo. */
async function moveOwnNextTo({ userId, todoId }: Ask, { moveTodo }: typeof moves) {
  const own = await keepOne(userId);
  return [await moveTodo(userId, own, { before: todoId }), await moveTodo(userId, own, { after: todoId })];
}

/** A new todo of the asker's own; none for who is deleted. */
async function keepOne(userId: string) {
  const { createTodo } = await import("~/todos/create-todo.server");
  const created = await createTodo(userId, text).catch(() => null);
  return created?.outcome === "created" ? created.todo.id : uuidv7();
}

/** The owner's project and saved view as they are: called what the tag is. */
const projectOf = (name: string) => ({ name, color: "gray" as const, archived: false });
const viewOf = (name: string) => ({ name, query: "" });

const TAKEN = { from: "home", to: "taken" };

const KINDS: missingThings.Kind[] = ["project", "tag", "step", "view", "undo"];
const REQUEST = new Request("http://localhost/todos");

/** How to call what `module` exports, by name. */
function knownCalls(module: object): Record<string, Call[]> {
  const { changeMany } = module as typeof bulk;
  const { conditionFor, countAll } = module as typeof many;
  const { createTodo } = module as typeof createTodos;
  const { oncePerKey, recall } = module as typeof onces;
  const project = module as typeof projects;
  const { deleteProject } = module as typeof projectDeletion;
  const data = module as typeof todos;
  const change = module as typeof changes;
  const { saveTodo } = module as typeof edits;
  const deletion = module as typeof deletions;
  const { setTags } = module as typeof setTagsModule;
  const tagChange = module as typeof changeTagModule;
  const { renameInViews } = module as typeof renameInViewsModule;
  const { setSteps } = module as typeof setStepsModule;
  const step = module as typeof stepsModule;
  const lists = module as typeof readLists;
  const trash = module as typeof trashes;
  const views = module as typeof savedViews;
  const order = module as typeof moves;
  const { makeRoom, setPositions } = order;
  const repeated = module as typeof repeats;
  const missings = module as typeof missingThings;
  return {
    createTodo: [
      ({ userId, extra }) => createTodo(userId, { ...text, ...extra }),
      ({ userId, extra, keys }) => createTodo(userId, { ...text, ...extra }, keys[0]),
      ({ userId }) => createTodo(userId, { ...text, ...parts }),
    ],
    listTags: [({ userId }) => (module as typeof tagsModule).listTags(userId)],
    getTag: [({ userId, tagName }) => (module as typeof tagsModule).getTag(userId, tagName)],
    renameTag: [
      ({ userId, things }) => tagChange.renameTag(userId, { id: things.tag }, "taken"),
      ({ userId, tagName }) => tagChange.renameTag(userId, { name: tagName }, "taken"),
      ({ userId, things }) => tagChange.renameTag(userId, { id: things.tag }, OTHER_TAG, { merges: true }),
      ({ userId, tagName }) => tagChange.renameTag(userId, { name: tagName }, OTHER_TAG, { merges: true }),
    ],
    renameInViews: [
      ({ userId, things }) =>
        renameInViews(userId, [{ id: things.view, query: "tag=home" }], { ...TAKEN, undoId: things.undo }),
    ],
    deleteTag: [
      ({ userId, things }) => tagChange.deleteTag(userId, { id: things.tag }),
      ({ userId, tagName }) => tagChange.deleteTag(userId, { name: tagName }),
    ],
    setTags: [({ userId, todoId }) => setTags(userId, todoId, parts.tags)],
    setSteps: [({ userId, todoId }) => setSteps(userId, todoId, parts.steps)],
    listSteps: [({ userId, todoId }) => step.listSteps(userId, todoId)],
    addStep: [({ userId, todoId }) => step.addStep(userId, todoId, text.title)],
    changeStep: [({ userId, todoId, things }) => step.changeStep(userId, todoId, things.step, text)],
    deleteStep: [({ userId, todoId, things }) => step.deleteStep(userId, todoId, things.step)],
    moveStep: [
      ({ userId, todoId, things }) => step.moveStep(userId, todoId, things.step, { before: things.tag }),
    ],
    listProjects: [({ userId }) => project.listProjects(userId)],
    getProject: [({ userId, things }) => project.getProject(userId, things.project)],
    createProject: [({ userId }) => project.createProject(userId, { name: "Taken over", color: "red" })],
    changeProject: [
      ({ userId, things }) => project.changeProject(userId, things.project, { name: "Taken over" }),
      ({ userId, things }) => project.changeProject(userId, things.project, { archived: true }),
      ({ userId, things, tagName }) =>
        project.changeProject(userId, things.project, { name: "Taken over" }, { was: projectOf(tagName) }),
    ],
    moveProject: [
      ({ userId, things }) => project.moveProject(userId, things.project, "up"),
      ({ userId, things }) => project.moveProject(userId, things.project, "down"),
      ({ userId, things }) => project.moveProject(userId, things.project, { after: things.project }),
    ],
    deleteProject: [
      ({ userId, things }) => deleteProject(userId, things.project, "trash"),
      ({ userId, things }) => deleteProject(userId, things.project, "inbox"),
      ({ userId, things, tagName }) =>
        deleteProject(userId, things.project, "trash", { was: projectOf(tagName) }),
    ],
    oncePerKey: [({ userId, keys }) => oncePerKey(userId, keys[0], async () => "Taken over")],
    recall: [({ userId, keys }) => recall(userDb(userId), userId, keys[1])],
    readLists: [
      ({ userId, things }) => lists.readLists(userId, now, everyPart(userId), things.undo),
      ({ userId, things }) => lists.readLists(userId, now, partsOf(userId, things.project), things.undo),
      ({ userId, things }) => lists.readLists(userId, now, partsOf(userId, things.project)),
    ],
    readPart: [({ userId }) => lists.readPart(userId, now, everyPart(userId).due)],
    readTodo: [
      ({ userId, todoId }) => lists.readTodo(userId, todoId, now),
      ({ userId, todoId, things }) => lists.readTodo(userId, todoId, now, things.undo),
    ],
    readTags: [({ userId, things }) => lists.readTags(userId, now, things.undo)],
    readCounts: [({ userId }) => lists.readCounts(userId, now)],
    readBeside: [({ userId, things }) => lists.readBeside(userId, now, things.undo)],
    moveTodo: [
      (ask) => stepPast(ask, order),
      (ask) => stepFromEnd(ask, order),
      (ask) => moveNextTo(ask, order),
      (ask) => moveOwnNextTo(ask, order),
    ],
    makeRoom: [
      ({ userId, todoId }) => makeRoom(userDb(userId), userId, { id: todoId, position: "a0" }),
      ({ userId, todoId }) => makeRoom(userDb(userId), userId, { id: todoId, position: "A0" }),
    ],
    getSavedView: [({ userId, things }) => views.getSavedView(userId, things.view)],
    listSavedViews: [({ userId }) => views.listSavedViews(userId)],
    createSavedView: [({ userId }) => views.createSavedView(userId, { name: "Taken over", query: "" })],
    changeSavedView: [
      ({ userId, things }) => views.changeSavedView(userId, things.view, { name: "Taken over" }),
      ({ userId, things, tagName }) =>
        views.changeSavedView(userId, things.view, { name: "Taken over" }, { was: viewOf(tagName) }),
    ],
    moveSavedView: [
      ({ userId, things }) => views.moveSavedView(userId, things.view, "down"),
      ({ userId, things }) => views.moveSavedView(userId, things.view, { before: things.view }),
    ],
    deleteSavedView: [
      ({ userId, things }) => views.deleteSavedView(userId, things.view),
      ({ userId, things, tagName }) => views.deleteSavedView(userId, things.view, { was: viewOf(tagName) }),
    ],
    setPositions: [
      ({ userId, todoId }) => setPositions(userDb(userId), userId, [{ id: todoId, position: "a0" }]),
    ],
    moveOverdue: [({ userId }) => moveSomething(userId, (module as typeof move).moveOverdue)],
    restoreTrash: [
      ({ userId }) => trash.restoreTrash(userId),
      ({ userId, todoId }) => trash.restoreTrash(userId, [todoId]),
    ],
    emptyTrash: [
      ({ userId }) => trash.emptyTrash(userId, new Date()),
      ({ userId, todoId }) => trash.emptyTrash(userId, new Date(), [todoId]),
    ],
    getTodo: [({ userId, todoId }) => data.getTodo(userId, todoId)],
    changeTodo: [
      ({ userId, todoId, extra }) => change.changeTodo(userId, todoId, { ...text, ...extra }),
      ({ userId, todoId }) => change.changeTodo(userId, todoId, text, { version: 7 }),
      ({ userId, todoId }) => change.changeTodo(userId, todoId, {}, { version: 1 }),
      ({ userId, todoId, things }) => change.changeTodo(userId, todoId, { projectId: things.project }),
      ({ userId, todoId }) => change.changeTodo(userId, todoId, parts),
      ({ userId, todoId }) => change.changeTodo(userId, todoId, parts, { version: 1 }),
    ],
    saveTodo: [({ userId, todoId, extra }) => saveTodo(userId, todoId, { ...text, ...extra }, 1)],
    setTodoCompleted: [({ userId, todoId }) => change.setTodoCompleted(userId, todoId, true)],
    flipTodoCompleted: [({ userId, todoId }) => change.flipTodoCompleted(userId, todoId)],
    deleteTodo: [
      ({ userId, todoId }) => deletion.deleteTodo(userId, todoId),
      ({ userId, todoId }) => deletion.deleteTodo(userId, todoId, { version: 7 }),
    ],
    restoreTodo: [
      ({ userId, todoId }) => deletion.restoreTodo(userId, todoId),
      ({ userId, todoId }) => deletion.restoreTodo(userId, todoId, { version: 7 }),
    ],
    changeMany: [
      ({ userId, todoId }) => changeMany(userId, { ids: [todoId] }, { completed: true, dueOn: null }),
      ({ userId, todoId }) => changeMany(userId, { ids: [todoId] }, "delete"),
      ({ userId, todoId, things }) =>
        changeMany(userId, { ids: [todoId] }, { projectId: things.project, priority: "low" }),
      ({ userId }) =>
        changeMany(userId, { selection: everything(userId), zone: now.zone }, { dueOn: "2020-02-02" }),
      ({ userId }) => changeMany(userId, dueHere(userId), { priority: "high" }),
      ({ userId, todoId, tagName }) =>
        changeMany(userId, { ids: [todoId] }, { addTags: ["taken"], removeTags: [tagName] }),
    ],
    countAll: [
      async ({ userId }) => ({
        all: await countAll(userId, { selection: everything(userId), zone: now.zone }),
        today: await countAll(userId, dueHere(userId)),
      }),
    ],
    conditionFor: [async ({ userId }) => idsIn(await conditionFor(userId, dueHere(userId), userDb(userId)))],
    isOfAnother: KINDS.map(
      (kind) =>
        ({ userId, things }) =>
          missings.isOfAnother(userId, kind, things[kind]),
    ),
    missing: KINDS.map(
      (kind) =>
        async ({ userId, things }) =>
          (await missings.missing(REQUEST, userId, kind, things[kind])).status === 403,
    ),
    undoOfRepeated: [
      async ({ userId, todoId }) => (await repeated.undoOfRepeated(userId, "complete", { todoId })) !== null,
      async ({ userId, todoId }) =>
        (await repeated.undoOfRepeated(userId, "complete", { todoIds: [todoId] })) !== null,
    ],
    undoWrite: [({ userId, things }) => (module as typeof undos).undoWrite(userId, things.undo)],
    isTodoOfAnother: [({ userId, todoId }) => data.isTodoOfAnother(userId, todoId)],
  };
}
