import { momentIn } from "~/todos/due/moment.server";
import { columns, type Todo } from "~/todos/todo-rows.server";
import { readPart } from "~/todos/views/read-lists.server";
import { selectionOf } from "~/todos/views/selections.server";

const NAMES = Object.keys(columns) as (keyof Todo)[];
const INSTANTS = ["completedAt", "createdAt", "updatedAt"];

/** Every todo of a user outside the trash, newest first. */
export async function allTodos(userId: string): Promise<Todo[]> {
  const moment = momentIn(null);
  const selection = selectionOf("all", userId, moment, { status: "all", sort: "created" });
  const { todos } = await readPart(userId, moment, { selection, limit: 100 });
  return todos.map((todo) => {
    const kept = (name: keyof Todo) =>
      INSTANTS.includes(name) && todo[name] !== null ? new Date(todo[name] as string) : todo[name];
    return Object.fromEntries(NAMES.map((name) => [name, kept(name)])) as unknown as Todo;
  });
}
