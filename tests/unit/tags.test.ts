import { describe, expect, test } from "vitest";
import { tagName, tagNames, typedTags } from "~/tags/tag-fields";
import { suggestFor } from "~/tags/tags-field";

describe("a tag's name", () => {
  test.each([
    [" home ", "home"],
    ["summer \n holiday", "summer holiday"],
    ["e\u0301te\u0301", "été"],
    ["👨‍👩‍👧‍👦".repeat(20), "👨‍👩‍👧‍👦".repeat(20)],
    ["<b>", "<b>"],
    ["#home", "home"],
    [" ## home", "home"],
    ["C#", "C#"],
    ["...", "..."],
  ])("%j is kept as %j", (text, name) => {
    expect(tagName.parse(text)).toBe(name);
  });

  test.each([
    "",
    " ",
    "#",
    ".",
    " .. ",
    "#..",
    "\u200b",
    "a,b",
    "a".repeat(51),
    "a\0",
    "\ud800",
    `a${"\u0301".repeat(1024)}`,
  ])("%j is none", (text) => {
    expect(tagName.safeParse(text).success).toBe(false);
  });
});

describe("the tags of a todo", () => {
  test("are one of a name, whatever its capitals, in the first spelling", () => {
    expect(tagNames.parse(["Home", "errands", "HOME", "hOME"])).toEqual(["Home", "errands"]);
  });

  test("are typed with commas between them", () => {
    expect(typedTags.parse(" home,, summer  holiday ,")).toEqual(["home", "summer holiday"]);
    expect(typedTags.parse("")).toEqual([]);
  });

  test("are 20 at most", () => {
    const names = Array.from({ length: 21 }, (_, place) => `tag ${place}`);
    expect(tagNames.safeParse(names.slice(1)).success).toBe(true);
    expect(tagNames.safeParse(names).success).toBe(false);
  });
});

describe("what is suggested", () => {
  const tags = ["errands", "garden", "home", "Hobby"];

  test("is for the name typed last, after those that are there", () => {
    expect(suggestFor("", tags)).toEqual(tags);
    expect(suggestFor("Home, g", tags)).toEqual(["Home, garden"]);
    expect(suggestFor("garden, HO", tags)).toEqual(["garden, home", "garden, Hobby"]);
  });

  test("is nothing that is there already", () => {
    expect(suggestFor("Home, h", tags)).toEqual(["Home, Hobby"]);
  });
});
