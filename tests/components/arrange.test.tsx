import { cleanup, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { row, showList } from "./show-list";

afterEach(cleanup);

const rows = [row("1", "One"), row("2", "Two"), row("3", "Three")];

function arrangeable(isOn: boolean) {
  return [
    { id: "open", heading: "Open", takesNew: true, rows, arrange: { isOn, path: "/todos?arrange=rows" } },
  ];
}

function titles() {
  const items = within(screen.getByRole("list", { name: "Open" })).getAllByRole("listitem");
  return items.map((item) => item.querySelector(".title")?.textContent);
}

test("a row is where it was moved to before the server has answered, and its button keeps the focus", async () => {
  const { sent, answer } = await showList(rows, null, arrangeable(true));

  await userEvent.click(screen.getByRole("button", { name: "Move down One" }));

  expect(titles()).toEqual(["Two", "One", "Three"]);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Move down One" }));
  expect(sent[0]).toEqual({ intent: "move", todoId: "1", direction: "down" });
  await answer();
});

test("Alt and an arrow key move the row that has the focus, and it is said where to", async () => {
  const { sent, answer } = await showList(rows, null, arrangeable(false));
  screen.getByRole("button", { name: "Complete Three" }).focus();

  await userEvent.keyboard("{Alt>}{ArrowUp}{ArrowUp}{ArrowUp}{/Alt}");

  expect(titles()).toEqual(["Three", "One", "Two"]);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Complete Three" }));
  expect(screen.getByText("Three: 1 of 3")).toBeTruthy();
  expect(sent[0]).toEqual({ intent: "move", todoId: "3", direction: "up" });
  await answer();
});

test("in a list that is sorted otherwise the keys move nothing", async () => {
  const { sent } = await showList(rows);
  screen.getByRole("button", { name: "Complete Three" }).focus();

  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");

  expect(titles()).toEqual(["One", "Two", "Three"]);
  expect(sent).toEqual([]);
});
