import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { openedFrom } from "~/todos/edit/opened-from";
import { TodoItem } from "~/todos/list/todo-item";

afterEach(cleanup);

const todo = {
  id: "0197f0a4-0000-7000-8000-000000000001",
  title: "Water the plants",
  completed: false,
  hasNotes: false,
};

test("an open todo offers to be completed, edited and deleted, by name", () => {
  render(<TodoItem todo={todo} />);

  expect(sentBy("Complete Water the plants")).toEqual({
    todoId: todo.id,
    completed: "true",
    intent: "set-completed",
  });
  expect(sentBy("Delete Water the plants")).toMatchObject({ todoId: todo.id, intent: "delete" });
  expect(pathOf("Edit Water the plants")).toBe(`/todos/${todo.id}`);
  expect(pathOf("Water the plants")).toBe(`/todos/${todo.id}`);
});

test("a todo leads back to the list that it is opened from", () => {
  render(<TodoItem todo={todo} from="/todos?tag=a%26b&sort=due" />);

  const path = pathOf("Edit Water the plants");
  expect(pathOf("Water the plants")).toBe(path);
  expect(openedFrom(`http://localhost${path}`)).toBe("/todos?tag=a%26b&sort=due");
});

test("a completed todo offers to be reopened", () => {
  render(<TodoItem todo={{ ...todo, completed: true }} />);

  expect(sentBy("Reopen Water the plants")).toEqual({
    todoId: todo.id,
    completed: "false",
    intent: "set-completed",
  });
  expect(screen.queryByRole("button", { name: /^Complete/ })).toBeNull();
});

function sentBy(name: string) {
  const button = screen.getByRole<HTMLButtonElement>("button", { name });
  return Object.fromEntries(new FormData(button.form!, button));
}

function pathOf(name: string) {
  return screen.getByRole("link", { name }).getAttribute("href");
}
