import { describe, expect, test } from "vitest";
import { notes, title } from "~/todos/todo-fields";
import { editForm, todoForm } from "~/todos/todo-form";

const FAMILY = "👨‍👩‍👧‍👦";
const ID = "0197a8f0-0000-7000-8000-000000000000";

function firstMessage(result: { success: boolean; error?: { issues: { message: string }[] } }) {
  return result.error?.issues[0]?.message;
}

describe("a title", () => {
  test.each(["Milk", "  Milk  ", "a".repeat(200), FAMILY.repeat(80), "مرحبا", "e\u0301", "<b>x</b>"])(
    "%j is one",
    (text) => {
      expect(title.parse(text)).toBe(text.trim());
    },
  );

  test.each(["", "   ", "\u200b", "\u202e\u2066", "\u0301", "\u3164", "\u2800", "\u00ad"])(
    "%j has nothing to see",
    (text) => {
      expect(firstMessage(title.safeParse(text))).toBe("Enter a title.");
    },
  );

  test.each([
    ["a".repeat(201)],
    [FAMILY.repeat(201)],
    ["a" + "\u0301".repeat(4096)],
    ["x".repeat(1_000_000)],
  ])("is at most 200 characters as people count them, and 4 KB", (text) => {
    expect(firstMessage(title.safeParse(text))).toBe("Use 200 characters or fewer.");
  });

  test.each(["a\0b", "a\ud800b", "\udc00"])("%j cannot be kept", (text) => {
    expect(firstMessage(title.safeParse(text))).toBe("Leave out the characters that cannot be shown.");
  });

  test.each([undefined, null, 1, {}, ["x"]])("%j is no text", (value) => {
    expect(firstMessage(title.safeParse(value))).toBe("Enter a title.");
  });
});

describe("notes", () => {
  test("keep their lines, with LF", () => {
    expect(notes.parse("a\r\nb\rc\n")).toBe("a\nb\nc\n");
  });

  test("are at most 10,000 characters", () => {
    expect(notes.safeParse("a".repeat(10_000)).success).toBe(true);
    expect(firstMessage(notes.safeParse("a".repeat(10_001)))).toBe("Use 10,000 characters or fewer.");
  });
});

describe("the forms", () => {
  test("the text false is false", () => {
    const form = todoForm.parse({ intent: "set-completed", todoId: ID, completed: "false" });

    expect(form).toEqual({ intent: "set-completed", todoId: ID, completed: false });
  });

  test.each(["1", "", "' or true --", "__proto__", `${ID}x`])("%j is no todo", (todoId) => {
    expect(todoForm.safeParse({ intent: "delete", todoId }).success).toBe(false);
  });

  test.each(["0", "-1", "1.5", "1e3", "99999999999", ""])("%j is no version", (version) => {
    expect(editForm.safeParse({ title: "Milk", notes: "", version }).success).toBe(false);
  });
});
