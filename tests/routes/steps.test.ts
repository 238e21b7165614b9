import { beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { SignedInUser } from "~/auth/users.server";
import { MOST_STEPS } from "~/steps/step-fields";
import { createTodo } from "~/todos/create-todo.server";
import { getTodo, type Todo } from "~/todos/todos.server";
import { action, loader } from "~/routes/todos.$todoId";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { createUser, signIn } from "../support/users";

let owner: SignedInUser;
let todo: Todo;

beforeEach(async () => {
  owner = await createUser();
  todo = await newTodo(["Passport", "Ticket"], ["trip"]);
});

async function newTodo(titles: string[], tags: string[] = [], userId = owner.id) {
  const steps = titles.map((title) => ({ title, completed: false }));
  const created = await createTodo(userId, { title: "Pack", tags, steps });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

async function post(fields: Record<string, string>, headers?: Headers, todoId = todo.id) {
  const request = formRequest(`/todos/${todoId}`, fields, headers);
  return answerOf(sent(() => action({ request, params: { todoId }, context: {} })));
}

/** What a page answers, as the browser gets it. */
async function sent(answer: () => Promise<unknown>) {
  const given = await answer();
  if (given instanceof Response) return given;
  const { data, init } = given as { data?: unknown; init?: ResponseInit };
  return Response.json(data ?? given, init);
}

const titles = async () => (await getTodo(owner.id, todo.id))!.steps.map(({ title }) => title);

/** Every write that the page offers about a todo's steps. */
function writes(): Record<string, string>[] {
  const [first, second] = todo.steps.map(({ id }) => id);
  return [
    { intent: "add-step", step: "Book", key: uuidv7() },
    { intent: "complete-step", stepId: first!, completed: "true" },
    { intent: "rename-step", stepId: first!, step: "Passports" },
    { intent: "move-step", stepId: first!, after: second! },
    { intent: "delete-step", stepId: first! },
  ];
}

test("every write leads back to the todo and is one new version of it", async () => {
  const headers = await signIn(owner);

  for (const fields of writes())
    expect((await post(fields, headers)).headers.get("Location")).toMatch(
      new RegExp(`^/todos/${todo.id}\\?undo=[0-9a-f-]{36}$`),
    );

  expect(await getTodo(owner.id, todo.id)).toMatchObject({
    steps: [{ title: "Ticket" }, { title: "Book" }],
    version: 6,
  });
});

test("a new step sent twice is one step, and the same form with another text is another", async () => {
  const headers = await signIn(owner);
  const key = uuidv7();

  for (const step of ["Book", "Book", "Charger"]) await post({ intent: "add-step", step, key }, headers);

  expect(await titles()).toEqual(["Passport", "Ticket", "Book", "Charger"]);
});

test("a title that cannot be kept comes back with what is wrong", async () => {
  const headers = await signIn(owner);

  const sent = { intent: "rename-step", stepId: todo.steps[0]!.id, step: " " };
  const answer = await post(sent, headers);

  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: { step: ["Enter a title."] }, values: sent });
});

test("a todo that has as many steps as one can have says so", async () => {
  const full = await newTodo(Array.from({ length: MOST_STEPS }, (_, place) => `Step ${place}`));

  const answer = await post(
    { intent: "add-step", step: "One more", key: uuidv7() },
    await signIn(owner),
    full.id,
  );

  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: { step: [`Use ${MOST_STEPS} steps or fewer.`] } });
});

test("the edit form saves tags as they were typed, and shows both versions in a conflict", async () => {
  const headers = await signIn(owner);
  const edit = { intent: "save", title: "Pack", notes: "", tags: " Trip,  summer holiday,,trip" };

  await post({ ...edit, version: "1" }, headers);
  const conflict = await post({ ...edit, tags: "winter", version: "1" }, headers);
  const refused = await post({ ...edit, tags: "a".repeat(51), version: "2" }, headers);

  expect(await getTodo(owner.id, todo.id)).toMatchObject({ tags: ["summer holiday", "trip"], version: 2 });
  expect(conflict.status).toBe(409);
  expect(await conflict.json()).toMatchObject({
    conflict: { kept: { tags: ["summer holiday", "trip"] }, typed: { tags: ["winter"] } },
  });
  expect(await refused.json()).toMatchObject({ errors: { tags: ["Use 50 characters or fewer for a tag."] } });
});

describe("T-224 user A cannot change the steps of user B's todos", () => {
  test("signed out every write is a 401, somebody else's todo or step a 403, and none a 404", async () => {
    const stranger = await createUser("Mallory");
    const headers = await signIn(stranger);
    const own = await newTodo(["Mine"], [], stranger.id);

    for (const fields of writes()) {
      expect((await post(fields)).status).toBe(401);
      expect((await post(fields, headers)).status).toBe(403);
      if (!("stepId" in fields)) continue;
      expect((await post(fields, headers, own.id)).status).toBe(403);
      expect((await post({ ...fields, stepId: uuidv7() }, headers, own.id)).status).toBe(404);
    }

    expect(await getTodo(owner.id, todo.id)).toEqual(todo);
    expect(await getTodo(stranger.id, own.id)).toEqual(own);
  });

  test("the page of a todo has its steps for its owner alone", async () => {
    const stranger = await signIn(await createUser("Mallory"));
    const visit = async (headers: Headers) => {
      const request = pageRequest(`/todos/${todo.id}`, headers);
      return answerOf(sent(() => loader({ request, params: { todoId: todo.id }, context: {} })));
    };

    expect(await (await visit(await signIn(owner))).json()).toMatchObject({ todo: { steps: todo.steps } });
    expect((await visit(stranger)).status).toBe(403);
  });
});
