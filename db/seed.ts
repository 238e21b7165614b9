import { Temporal } from "temporal-polyfill";
import { auth } from "~/auth/auth.server";
import { ConfigurationError } from "~/configuration-error";
import { env } from "~/env.server";
import { createProject, type ProjectFields } from "~/projects/projects.server";
import { createSavedView } from "~/saved-views/saved-views.server";
import { createTodo } from "~/todos/create-todo.server";
import type { TodoFields } from "~/todos/todo-rows.server";
import { setTodoCompleted } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { closeDatabase, prepareDatabase } from "~db/database.server";

const DEMO = { name: "Robin Demo", email: "demo@example.org", password: "correct horse battery" };

interface Planned extends Partial<Omit<TodoFields, "projectId">> {
  title: string;
  /** Days from now until it is due. */
  dueIn?: number;
  /** The name of its project. */
  project?: string;
}

const PROJECTS: (Pick<ProjectFields, "name" | "color"> & { archived?: boolean })[] = [
  { name: "Home", color: "orange" },
  { name: "Thesis", color: "blue" },
  { name: "Grandma’s 80th", color: "purple" },
  { name: "Move to Leipzig", color: "gray", archived: true },
];

const OPEN: Planned[] = [
  {
    title: "Call the landlord about the boiler",
    notes: "Ask when somebody can come.\nMornings are best.",
    dueIn: 0,
    dueTime: "15:00",
    priority: "medium",
    project: "Home",
    tags: ["phone"],
    steps: ["Find the contract", "Write down the error code", "Ask about the bill of March"].map(openStep),
  },
  {
    title: "Renew passport",
    notes: "Two photos, the old passport, and the form from the website.",
    dueIn: -2,
    priority: "high",
    tags: ["errands"],
    steps: [{ title: "Have photos taken", completed: true }, openStep("Fill in the form")],
  },
  { title: "Send chapter two to the committee", dueIn: 0, priority: "high", project: "Thesis" },
  { title: "Water the plants", dueIn: 0, project: "Home" },
  {
    title: "Book a table for Friday",
    notes: "Six people, one of them in a wheelchair.",
    dueIn: 1,
    dueTime: "12:00",
    project: "Grandma’s 80th",
    tags: ["phone"],
  },
  { title: "Call Mei in Singapore", dueIn: 3, dueTime: "18:30", dueZone: "Asia/Singapore", tags: ["phone"] },
  { title: "Find a present for Grandma", dueIn: 6, priority: "low", project: "Grandma’s 80th" },
  { title: "Return the library books", dueIn: 6, tags: ["errands"] },
  {
    title: "Compare electricity tariffs",
    notes: "The current contract ends in March.",
    dueIn: 40,
    project: "Home",
  },
  { title: "Number the figures of chapter three", project: "Thesis" },
  { title: "Frame the map of Leipzig", project: "Move to Leipzig" },
  { title: "Learn to bake bread" },
];
const VIEWS = [
  { name: "Calls to make", query: "tag=phone&sort=due" },
  { name: "What matters most", query: "priority=high&sort=due" },
];
const COMPLETED = ["Buy oat milk", "Pay the rent", "Back up the laptop"];
const DELETED = ["Learn the accordion", "Buy a bigger desk"];

function openStep(title: string) {
  return { title, completed: false };
}

function refuseInProduction() {
  const { hostname } = new URL(env.baseUrl);
  if (env.NODE_ENV === "production" || hostname !== "localhost")
    throw new ConfigurationError(
      "The demo user has a password everybody knows, so there is none in production: unset NODE_ENV and BETTER_AUTH_URL to get one on your own machine.",
    );
}

async function seed() {
  const { internalAdapter } = await auth.$context;
  if (await internalAdapter.findUserByEmail(DEMO.email))
    throw new ConfigurationError(
      `The demo user is already there: sign in as ${DEMO.email}, password “${DEMO.password}”.`,
    );

  const { user } = await auth.api.signUpEmail({ body: { ...DEMO, timeZone: Temporal.Now.timeZoneId() } });
  const today = Temporal.Now.plainDateISO();
  const projectIds = await makeProjects(user.id);
  for (const { dueIn, project, ...todo } of [...OPEN].reverse()) {
    const dueOn = dueIn === undefined ? null : today.add({ days: dueIn }).toString();
    const projectId = project === undefined ? null : projectIds.get(project);
    await createTodo(user.id, { ...todo, dueOn, projectId });
  }
  for (const title of [...COMPLETED].reverse())
    await setTodoCompleted(user.id, await newTodo(user.id, title), true);
  for (const view of VIEWS) await createSavedView(user.id, view);
  for (const title of DELETED) await deleteTodo(user.id, await newTodo(user.id, title));
  process.stdout.write(`Sign in as ${DEMO.email}, password “${DEMO.password}”.\n`);
}

/** The ids of the projects by their names. */
async function makeProjects(userId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const project of PROJECTS) {
    const made = await createProject(userId, project);
    if (made) ids.set(project.name, made.id);
  }
  return ids;
}

async function newTodo(userId: string, title: string): Promise<string> {
  const created = await createTodo(userId, { title });
  if (created.outcome === "key-reused") throw new Error("A todo made without a key cannot meet another.");
  return created.todo.id;
}

refuseInProduction();
try {
  await prepareDatabase();
  await seed();
} finally {
  await closeDatabase();
}
