import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mark, markTodo } from "~/todos/search/marks";
import { wordsIn } from "~/todos/search/words";

const shown = (pieces: { text: string; isMatch: boolean }[]) =>
  pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");

const todo = (title: string, rest: { notes?: string; steps?: string[]; tags?: string[] } = {}) =>
  ({
    ...{ title, notes: rest.notes ?? "", tags: rest.tags ?? [] },
    steps: (rest.steps ?? []).map((step) => ({ id: "", title: step, completed: false })),
  }) as Parameters<typeof markTodo>[0];

function marked(...asked: Parameters<typeof markTodo>) {
  const { marked, excerpts } = markTodo(...asked);
  return [shown(marked), ...excerpts.map(({ from, pieces }) => `${from}: ${shown(pieces)}`)];
}

describe("marked is", () => {
  test.each([
    ["Café in Zürich", "cafe", "[Café] in Zürich"],
    ["Cafe\u0301s", "café", "[Cafe\u0301s]"],
    ["Watering the plants", "wat pla", "[Watering] the [plants]"],
    ["Große Straße", "STRASSE", "Große [Straße]"],
    ["買牛乳", "牛乳", "買[牛][乳]"],
    ["A ½ litre", "2", "A [½] litre"],
    ["<b>bold</b> & more", "bold", "<b>[bold]</b> & more"],
    ["🎉 party 🎉", "party", "🎉 [party] 🎉"],
    ["Underwater", "water", "Underwater"],
  ])("in %s, for %s, whatever word begins so", (title, typed, expected) => {
    expect(shown(mark(title, wordsIn(typed)))).toBe(expected);
  });

  test("never more and never less than the text", () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(text, text, (title, typed) => {
        const pieces = mark(title, wordsIn(typed));
        expect(pieces.map((piece) => piece.text).join("")).toBe(title);
      }),
    );
  });

  test("a word that a text shares with what was typed", () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}]{1,20}$/u);
    fc.assert(
      fc.property(word, word, (one, other) => {
        const matches = mark(`${other}. ${one}!`, wordsIn(one)).filter(({ isMatch }) => isMatch);
        expect(wordsIn(one).length === 0 || matches.length > 0).toBe(true);
      }),
    );
  });
});

describe("an excerpt", () => {
  test("shows a word that the title does not have, from a tag, a step or the notes", () => {
    const plants = todo("Water the plants", {
      notes: "The fern.",
      steps: ["Fill the can"],
      tags: ["garden"],
    });

    expect(marked(plants, "water")).toEqual(["[Water] the plants"]);
    expect(marked(plants, "fern can gard")).toEqual([
      "Water the plants",
      "Notes: The [fern].",
      "Step: Fill the [can]",
      "Tag: [garden]",
    ]);
    expect(marked(plants, "water the fern")).toEqual(["[Water] [the] plants", "Notes: [The] [fern]."]);
  });

  test("of long notes is one line around the first match", () => {
    const notes = `${"before ".repeat(30)}\n\nthe fern\n${"after ".repeat(60)}`;

    const [, excerpt] = marked(todo("Water", { notes }), "fern");

    expect(excerpt).toMatch(/^Notes: …(before ){3,6}the \[fern\] (after )+.*…$/);
    expect(excerpt!.length).toBeLessThan(170);
  });

  test("is no help to who wrote half of a character", () => {
    expect(marked(todo("Water", { notes: `${"🎉".repeat(500)} fern` }), "fern")[1]).toContain("[fern]");
  });
});
