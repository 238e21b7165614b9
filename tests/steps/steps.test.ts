import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { setSteps } from "~/steps/set-steps.server";
import { StepFault } from "~/steps/step-fault";
import { MOST_STEPS, type WantedStep } from "~/steps/step-fields";
import * as data from "~/steps/steps.server";
import { changeTodo } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { getTodo } from "~/todos/todos.server";
import { createUser } from "../support/users";

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser("Ada");
  stranger = await createUser("Mallory");
});

const open = (title: string): WantedStep => ({ title, completed: false });

async function newTodo(titles: string[], userId = owner.id) {
  const created = await createTodo(userId, { title: "Pack", steps: titles.map(open) });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

async function titlesOf(todoId: string) {
  return (await getTodo(owner.id, todoId))!.steps.map(({ title }) => title);
}

describe("the steps of a todo", () => {
  test("come with a new one, in order", async () => {
    const todo = await newTodo(["Passport", "Ticket", "Book"]);

    expect(todo.steps).toMatchObject([open("Passport"), open("Ticket"), open("Book")]);
    expect(await getTodo(owner.id, todo.id)).toEqual(todo);
  });

  test("are replaced as a whole: what has an id is kept, what has none is new, the rest goes", async () => {
    const todo = await newTodo(["Passport", "Ticket", "Book"]);
    const [passport, , book] = todo.steps;

    const steps = [{ ...book!, completed: true }, open("Charger"), { ...passport!, title: "Passports" }];
    const result = await changeTodo(owner.id, todo.id, { steps });

    expect(result).toMatchObject({ outcome: "saved", todo: { steps, version: 2 } });
  });

  test("written as they are change nothing", async () => {
    const todo = await newTodo(["Passport", "Ticket"]);

    const result = await changeTodo(owner.id, todo.id, { steps: todo.steps });

    expect(result).toEqual({ outcome: "saved", undoId: null, todo });
  });

  test("are refused with the whole change when one is not the todo's", async () => {
    const todo = await newTodo(["Passport"]);
    const other = await newTodo(["Ticket"]);

    const steps = [...todo.steps, ...other.steps];
    const change = changeTodo(owner.id, todo.id, { title: "Taken", tags: ["taken"], steps });

    await expect(change).rejects.toThrow(StepFault);
    expect(await getTodo(owner.id, todo.id)).toEqual(todo);
    expect(await getTodo(owner.id, other.id)).toEqual(other);
  });

  test("stay as they are when the todo is completed", async () => {
    const todo = await newTodo(["Passport"]);

    const result = await changeTodo(owner.id, todo.id, { completed: true });

    expect(result).toMatchObject({ todo: { completed: true, steps: todo.steps } });
  });
});

describe("one step", () => {
  test("is added at the end", async () => {
    const { id } = await newTodo(["Passport"]);

    expect(await data.addStep(owner.id, id, "Ticket")).toMatchObject({ outcome: "saved" });
    expect(await data.addStep(owner.id, id, "Book")).toMatchObject({ outcome: "saved" });

    expect(await getTodo(owner.id, id)).toMatchObject({
      steps: [open("Passport"), open("Ticket"), open("Book")],
      version: 3,
    });
  });

  test("is not added to a todo that has as many as one can have", async () => {
    const { id } = await newTodo(Array.from({ length: MOST_STEPS }, (_, place) => `Step ${place}`));

    expect(await data.addStep(owner.id, id, "One more")).toMatchObject({ outcome: "full" });

    expect(await getTodo(owner.id, id)).toMatchObject({ version: 1 });
  });

  test("is completed and renamed, each a new version, and the same again is none", async () => {
    const { id, steps } = await newTodo(["Passport", "Ticket"]);
    const step = steps[1]!.id;

    for (const completed of [true, true]) await data.changeStep(owner.id, id, step, { completed });
    await data.changeStep(owner.id, id, step, { title: "Tickets" });

    expect(await getTodo(owner.id, id)).toMatchObject({
      steps: [open("Passport"), { id: step, title: "Tickets", completed: true }],
      version: 3,
    });
  });

  test("is deleted once, and is missing then", async () => {
    const { id, steps } = await newTodo(["Passport", "Ticket"]);

    expect(await data.deleteStep(owner.id, id, steps[0]!.id)).toMatchObject({ outcome: "saved" });
    expect(await data.deleteStep(owner.id, id, steps[0]!.id)).toMatchObject({ outcome: "missing-step" });

    expect(await getTodo(owner.id, id)).toMatchObject({ steps: [open("Ticket")], version: 2 });
  });

  test("of a todo in the trash cannot be changed", async () => {
    const { id, steps } = await newTodo(["Passport"]);
    await deleteTodo(owner.id, id);

    expect(await data.changeStep(owner.id, id, steps[0]!.id, { completed: true })).toMatchObject({
      outcome: "missing-todo",
    });
  });
});

describe("moving a step", () => {
  test("puts it right before or after another, and the same again changes nothing", async () => {
    const { id, steps } = await newTodo(["a", "b", "c", "d"]);
    const [a, b, , d] = steps.map((step) => step.id);

    await data.moveStep(owner.id, id, d!, { before: b! });
    await data.moveStep(owner.id, id, d!, { before: b! });
    expect(await titlesOf(id)).toEqual(["a", "d", "b", "c"]);
    await data.moveStep(owner.id, id, a!, { after: d! });

    expect(await titlesOf(id)).toEqual(["d", "a", "b", "c"]);
    expect(await getTodo(owner.id, id)).toMatchObject({ version: 3 });
  });

  test("next to one that is gone leaves it where it is", async () => {
    const { id, steps } = await newTodo(["a", "b"]);

    expect(await data.moveStep(owner.id, id, steps[0]!.id, { after: uuidv7() })).toMatchObject({
      outcome: "saved",
    });
    expect(await data.moveStep(owner.id, id, uuidv7(), { after: steps[0]!.id })).toMatchObject({
      outcome: "missing-step",
    });

    expect(await titlesOf(id)).toEqual(["a", "b"]);
  });

  test("many at the same time keeps all of them, and the order of those that stay", async () => {
    const { id, steps } = await newTodo(["a", "b", "c", "d", "e", "f"]);
    const [a, b, c, d, e, f] = steps.map((step) => step.id);

    const moves = [
      data.moveStep(owner.id, id, e!, { before: b! }),
      data.moveStep(owner.id, id, f!, { before: b! }),
      data.moveStep(owner.id, id, a!, { after: d! }),
    ];
    await Promise.all(moves);

    const titles = await titlesOf(id);
    expect([...titles].sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(titles.filter((title) => "bcd".includes(title))).toEqual(["b", "c", "d"]);
    expect(c).toBeDefined();
  });

  test("any number of times has the order that a plain list would have", async () => {
    const { id, steps } = await newTodo(["a", "b", "c", "d", "e"]);
    const ids = steps.map((step) => step.id);
    const place = fc.nat({ max: 4 });
    const move = fc.tuple(place, place, fc.boolean()).filter(([step, near]) => step !== near);

    const run = async (moves: [number, number, boolean][]) => {
      await changeTodo(owner.id, id, { steps });
      let expected = ids;
      for (const [step, near, isBefore] of moves) {
        const [moved, neighbour] = [ids[step]!, ids[near]!];
        await data.moveStep(owner.id, id, moved, isBefore ? { before: neighbour } : { after: neighbour });
        const others = expected.filter((one) => one !== moved);
        expected = others.toSpliced(others.indexOf(neighbour) + (isBefore ? 0 : 1), 0, moved);
      }
      expect((await data.listSteps(owner.id, id)).map((step) => step.id)).toEqual(expected);
    };

    await fc.assert(fc.asyncProperty(fc.array(move, { maxLength: 8 }), run), { numRuns: 15 });
  });
});

describe("T-224 user A cannot see or change the steps of user B's todos", () => {
  test("nothing is read, written or told apart", async () => {
    const todo = await newTodo(["Passport", "Ticket"]);
    const [first, second] = todo.steps.map((step) => step.id);
    const own = await newTodo(["Mine"], stranger.id);

    expect(await data.listSteps(stranger.id, todo.id)).toEqual([]);
    expect(await data.addStep(stranger.id, todo.id, "Taken")).toMatchObject({ outcome: "missing-todo" });
    expect(await data.changeStep(stranger.id, todo.id, first!, { title: "Taken" })).toMatchObject({
      outcome: "missing-todo",
    });
    expect(await data.changeStep(stranger.id, own.id, first!, { title: "Taken" })).toMatchObject({
      outcome: "missing-step",
    });
    expect(await data.deleteStep(stranger.id, own.id, first!)).toMatchObject({ outcome: "missing-step" });
    expect(await data.moveStep(stranger.id, todo.id, second!, { before: first! })).toMatchObject({
      outcome: "missing-todo",
    });
    expect(await setSteps(stranger.id, todo.id, [])).toBeNull();
    await expect(setSteps(stranger.id, own.id, todo.steps)).rejects.toThrow(StepFault);

    expect(await getTodo(owner.id, todo.id)).toEqual(todo);
    expect(await getTodo(stranger.id, own.id)).toEqual(own);
  });
});
