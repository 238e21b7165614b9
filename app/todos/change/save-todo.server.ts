import { changeTodo, type SavedTodo } from "~/todos/change/change-todo.server";
import { isIn } from "~/todos/change/differences.server";
import { columns, type Todo, type TodoFields, trashedTodo } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/**
 * What the edit form saves. `changed`: somebody saved something else since `version`; `deleted`: it is in the trash.
 * Both come with what is kept now. The same edit saved twice, as by a double click, is `saved`.
 */
export async function saveTodo(
  userId: string,
  todoId: string,
  edit: Omit<Partial<TodoFields>, "completed" | "steps">,
  version: number,
): Promise<SavedTodo | { outcome: "changed" | "deleted"; todo: Todo } | { outcome: "missing" }> {
  const result = await changeTodo(userId, todoId, edit, { version });
  if (result.outcome === "changed" && isIn(result.todo, edit))
    return { outcome: "saved", todo: result.todo, undoId: null };
  if (result.outcome !== "missing") return result;

  const [todo] = await userDb(userId).select(columns).from(todos).where(trashedTodo(userId, todoId));
  return todo ? { outcome: "deleted", todo } : result;
}
