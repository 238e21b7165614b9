import { beforeEach, describe, expect, test } from "vitest";
import { setTodoCompleted } from "~/todos/change/change-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { mark } from "~/todos/search/marks";
import { selectFound } from "~/todos/search/search-selection.server";
import { wordsIn } from "~/todos/search/words";
import { readPart } from "~/todos/views/read-lists.server";
import { createUser } from "../../support/users";
import { find, keep, keepStep, keepTag } from "./kept-todos";

let userId: string;

beforeEach(async () => {
  ({ id: userId } = await createUser());
});

describe("what is found", () => {
  test("has the word in its title, its notes, a step or a tag", async () => {
    await keep(userId, "Water the plants");
    await keep(userId, "In the notes", { notes: "One of them\nneeds water." });
    await keepStep(userId, await keep(userId, "In a step"), "More water");
    await keepTag(userId, "water", [await keep(userId, "In a tag")]);
    await keep(userId, "Elsewhere");

    expect(await find(userId, "water")).toEqual([
      "Water the plants",
      "In a tag",
      "In a step",
      "In the notes",
    ]);
  });

  test("has every word, wherever each is, or words that begin so", async () => {
    await keep(userId, "Water the plants", { notes: "The fern, too." });
    await keep(userId, "Water the lawn");

    expect(await find(userId, "fern water")).toEqual(["Water the plants"]);
    expect(await find(userId, "wat")).toEqual(["Water the lawn", "Water the plants"]);
    expect(await find(userId, "wat pla fe")).toEqual(["Water the plants"]);
    expect(await find(userId, "ater")).toEqual([]);
    expect(await find(userId, "water stone")).toEqual([]);
  });

  test.each([
    ["Café in Zürich", "cafe ZURICH"],
    ["cafe", "CAFÉ"],
    ["Smørrebrød", "smorrebrod"],
    ["Łódź", "lodz"],
    ["Straße", "strasse"],
    ["STRASSE", "straße"],
    ["İstanbul", "istanbul"],
    ["Ærø", "aero"],
    ["Ærø", "ÆRØ"],
    ["ΟΔΟΣ", "οδος"],
    ["Ёлка", "елка"],
    ["ﬁnal", "final"],
    ["e\u0301te\u0301", "été"],
    ["買牛乳", "牛乳"],
    ["한국어", "한국"],
    ["नमस्ते दुनिया", "दुनिया"],
    ["Ask ada.l@example.org", "example"],
    ["See https://example.org/a/b?c=deep", "deep"],
    ["Don’t panic", "don't"],
    ["Version 2.10", "2.10"],
    ["1e5 and 12e5", "12e5"],
    ["snake_case", "case"],
  ])("%s is found by %s", async (title, typed) => {
    await keep(userId, "Something else");
    await keep(userId, title);

    expect(await find(userId, typed)).toEqual([title]);
    expect(mark(title, wordsIn(typed)).some(({ isMatch }) => isMatch)).toBe(true);
  });

  test("is not found by what has no letter and no digit, nor by what the index itself writes", async () => {
    await keep(userId, "Plants & more");

    for (const typed of ["", " ", "&", "!:*()|'\\", "\u0301", "🎉", userId, userId.slice(-8), "' OR 1=1 --"])
      expect(await find(userId, typed)).toEqual([]);
    expect(await find(userId, "plants:* & !")).toEqual(["Plants & more"]);
  });

  test("may be very long", async () => {
    const unlike = (nth: number) => nth.toString(36).padStart(4, "x");
    const notes = Array.from({ length: 9_000 }, (_, nth) => unlike(nth)).join(" ");
    await keep(userId, "Many words", { notes });
    await keep(userId, "One word", { notes: "long".repeat(16_000) });
    await keep(userId, "Wide ones", { notes: "𝒜ⅷ㌖".repeat(5_000) });

    expect(await find(userId, unlike(6_000))).toEqual(["Many words"]);
    expect(await find(userId, "long".repeat(100))).toEqual(["One word"]);
    expect(await find(userId, "word ".repeat(1_000))).toEqual(["One word", "Many words"]);
  });
});

describe("the order", () => {
  test("is by how well it matches: a whole word before the beginning of one, all of it before a part", async () => {
    await keep(userId, "Planning");
    await keep(userId, "Buy food", { notes: "And then make a plan." });
    await keep(userId, "Make a plan");

    expect(await find(userId, "plan")).toEqual(["Make a plan", "Planning", "Buy food"]);
  });

  test("has what is open before what is completed, and the newest first", async () => {
    await keep(userId, "Call one");
    await setTodoCompleted(userId, await keep(userId, "Call two"), true);
    await keep(userId, "Call three");

    expect(await find(userId, "call")).toEqual(["Call three", "Call one", "Call two"]);
  });

  test("comes in pages without a gap or a repeat", async () => {
    for (const [nth, title] of ["Plan", "Plans", "Plan it", "The plan"].entries())
      for (const notes of ["", "plan"]) {
        const id = await keep(userId, `${title} ${nth}${notes}`, { notes });
        if (nth % 2) await setTodoCompleted(userId, id, true);
      }
    const selection = selectFound(userId, "plan");
    const seen: string[] = [];

    let page = await readPart(userId, momentIn(null), { selection, limit: 3 });
    seen.push(...page.todos.map(({ title }) => title));
    while (page.next) {
      page = await readPart(userId, momentIn(null), { selection, limit: 3, after: page.next });
      seen.push(...page.todos.map(({ title }) => title));
    }

    expect(seen).toHaveLength(8);
    expect(seen).toEqual(await find(userId, "plan"));
  });
});

test("nobody finds anything of anybody else's", async () => {
  const { id: strangerId } = await createUser();
  const todoId = await keep(userId, "Water the plants", { notes: "fern" });
  await keepStep(userId, todoId, "basil");
  await keepTag(userId, "garden", [todoId]);

  for (const word of ["water", "fern", "basil", "garden"]) expect(await find(strangerId, word)).toEqual([]);
  expect(await find(userId, "garden")).toEqual(["Water the plants"]);
});
