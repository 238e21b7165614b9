import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { pendingChanges } from "~/todos/list/pending-changes";
import type { Group, Row } from "~/todos/list/rows";
import { TodoGroups } from "~/todos/list/todo-groups";
import type { View } from "~/todos/views/views";
import { row } from "./show-list";

afterEach(cleanup);

function show(view: View, groups: Group[], forms: Record<string, string>[] = []) {
  const sent = forms.map((fields) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  });
  render(<TodoGroups view={view} groups={groups} changes={pendingChanges(sent)} />);
}

const passport: Row = {
  ...row("1", "Renew passport"),
  due: { text: "Overdue since Wed 18 Nov", isOverdue: true },
  priority: "high",
  hasNotes: true,
};

test("a row says in words when it is due, how important it is, and that there are notes", () => {
  show("today", [{ id: "overdue", heading: "Overdue", isLate: true, canMove: true, rows: [passport] }]);

  const list = screen.getByRole("list", { name: "Overdue" });
  for (const text of ["Overdue since Wed 18 Nov", "High priority", "Notes"])
    expect(list.textContent).toContain(text);
  expect(screen.getByRole("button", { name: "Move all to today" }).getAttribute("value")).toBe(
    "move-overdue",
  );
});

test("a group without rows is left out, unless new todos go there", () => {
  show("today", [
    { id: "overdue", heading: "Overdue", rows: [] },
    { id: "open", heading: "Due today", takesNew: true, rows: [] },
  ]);

  expect(screen.queryByText("Overdue")).toBeNull();
  expect(screen.getByRole("heading", { name: "Due today" })).toBeTruthy();
  expect(screen.getByText(/^Nothing is due today/)).toBeTruthy();
});

test.each([
  ["upcoming", /^Nothing lies ahead/],
  ["completed", /^Nothing completed yet/],
  ["trash", /^The trash is empty/],
] as const)("an empty %s says what it is for", (view, text) => {
  show(view, []);

  expect(screen.getByText(text)).toBeTruthy();
});

test("in the trash a todo can only be restored, and is gone from there at once", () => {
  const groups = [{ id: "trash", heading: "Deleted", rows: [row("1", "Desk"), row("2", "Chair")] }];
  show("trash", groups, [{ intent: "restore", todoId: "2" }]);

  expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual([
    "Restore Desk",
  ]);
  expect(screen.queryByText("Chair")).toBeNull();
});
