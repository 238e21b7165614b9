import { momentIn } from "~/todos/due/moment.server";
import { columns, type Todo } from "~/todos/todo-rows.server";
import { readPart } from "~/todos/views/read-lists.server";
import { selectionOf } from "~/todos/views/selections.server";

const NAMES = Object.keys(columns) as (keyof Todo)[];

/** Every todo of a user outside the trash, newest first. */
export async function allTodos(userId: string): Promise<Todo[]> {
  const moment = momentIn(null);
  const selection = selectionOf("all", userId, moment, { status: "all", sort: "created" });
  const { todos } = await readPart(userId, moment, { selection, limit: 100 });
  return todos.map((todo) => Object.fromEntries(NAMES.map((name) => [name, todo[name]])) as unknown as Todo);
}
