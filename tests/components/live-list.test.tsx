import { data } from "@remix-run/node";
import { cleanup, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { row, showList } from "./show-list";

afterEach(cleanup);

const plants = row("1", "Water the plants");
const passport = row("2", "Renew passport");

test("a new todo is listed before the server has answered, and the field is ready for the next one", async () => {
  const { sent, answer } = await showList([plants]);

  await userEvent.type(screen.getByLabelText("New todo"), "Read{Enter}");

  expect(titles("Open")).toEqual(["Read", "Water the plants"]);
  expect(screen.getByLabelText<HTMLInputElement>("New todo").value).toBe("");
  expect(document.activeElement).toBe(screen.getByLabelText("New todo"));
  expect(sent[0]).toMatchObject({ intent: "create", title: "Read" });
  expect(sent[0]?.key).not.toBe("the key of the page");
  await answer();
});

test("every new todo is sent with a key of its own, even the same title twice", async () => {
  const { sent, answer } = await showList([]);

  await userEvent.type(screen.getByLabelText("New todo"), "Read{Enter}");
  await userEvent.type(screen.getByLabelText("New todo"), "Read{Enter}");

  expect(sent).toHaveLength(2);
  expect(sent[0]?.key).not.toBe(sent[1]?.key);
  await answer();
});

test("a completed todo looks completed at once, and focus moves to the next one", async () => {
  const { answer } = await showList([plants, passport]);

  await userEvent.click(screen.getByRole("button", { name: "Complete Water the plants" }));

  expect(screen.getByRole("button", { name: "Reopen Water the plants" })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Complete Renew passport" }));
  await answer();
});

test("a deleted todo is gone at once, and after the last one focus goes to the heading", async () => {
  const { answer } = await showList([plants]);

  await userEvent.click(screen.getByRole("button", { name: "Delete Water the plants" }));

  expect(screen.queryByText("Water the plants")).toBeNull();
  expect(screen.getByText(/^Nothing here yet/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Open" }));
  await answer();
});

test("a change that is refused is taken back, with what did not work and why", async () => {
  const { answer } = await showList([plants]);

  await userEvent.click(screen.getByRole("button", { name: "Complete Water the plants" }));
  await answer(() => data({ refusal: "It is no longer there." }, { status: 404 }));

  const alert = await screen.findByText("“Complete Water the plants” did not work. It is no longer there.");
  expect(alert.closest("[role=alert]")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Complete Water the plants" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByText(/did not work/)).toBeNull();
});

test("a new todo that is refused goes back to the field", async () => {
  const { answer } = await showList([]);

  await userEvent.type(screen.getByLabelText("New todo"), "Read{Enter}");
  await answer(() => data({ errors: { title: ["Use fewer characters."] } }, { status: 422 }));

  await screen.findByText("“Add Read” did not work. Use fewer characters.");
  expect(screen.getByLabelText<HTMLInputElement>("New todo").value).toBe("Read");
});

test("what is being typed is never replaced by a refused todo, which the message still holds", async () => {
  const { answer } = await showList([]);

  await userEvent.type(screen.getByLabelText("New todo"), "Read{Enter}Write");
  await answer(() => data({ refusal: "Ownlist cannot be reached." }, { status: 503 }));

  await screen.findByText(/“Add Read” did not work/);
  expect(screen.getByLabelText<HTMLInputElement>("New todo").value).toBe("Write");
});

test("who is signed out meanwhile gets a way back, and keeps what was typed", async () => {
  const { answer } = await showList([]);

  await userEvent.type(screen.getByLabelText("New todo"), "Read{Enter}");
  await answer(() => data({ refusal: "You are signed out.", signIn: true }, { status: 401 }));

  const link = await screen.findByRole("link", { name: "Sign in (new tab)" });
  expect(link.getAttribute("href")).toBe("/sign-in?redirectTo=%2Ftodos");
  expect(screen.getByLabelText<HTMLInputElement>("New todo").value).toBe("Read");
});

test("a deleted todo can be brought back, and the offer goes at once", async () => {
  const { sent, answer } = await showList([], {
    id: "3",
    message: "Deleted “Water the plants”",
    isUndone: false,
    backTo: "/todos?undo=3",
  });
  expect(screen.getByRole("status").textContent).toContain("Deleted “Water the plants”");

  await userEvent.click(screen.getByRole("button", { name: "Undo" }));

  expect(screen.getByRole("status").textContent).toBe("");
  expect(sent[0]).toEqual({ undoId: "3", redirectTo: "/todos?undo=3" });
  await answer();
});

test("the second click of a double click does nothing to the row that moved under the pointer", async () => {
  const { sent, answer } = await showList([plants, passport]);

  await userEvent.dblClick(screen.getByRole("button", { name: "Delete Water the plants" }));

  expect(sent).toHaveLength(1);
  await answer();
});

function titles(list: string) {
  const rows = within(screen.getByRole("list", { name: list })).getAllByRole("listitem");
  return rows.map((item) => item.querySelector(".title")?.textContent);
}
