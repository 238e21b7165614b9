import { forbidden, notFound } from "~/http/responses";
import { todoId } from "~/todos/todo-fields";
import { isTodoOfAnother } from "~/todos/todos.server";

/** The answer for a todo that this user does not have: 403 when it is somebody else's, 404 when there is none. Throw it. */
export async function missingTodo(request: Request, userId: string, todoId: string): Promise<Response> {
  return (await isTodoOfAnother(userId, todoId)) ? forbidden(request) : notFound(request);
}

/** The todo id in a path. Throws 404 when it is no id at all. */
export function requireTodoId(request: Request, text: string | undefined): string {
  const parsed = todoId.safeParse(text);
  if (!parsed.success) throw notFound(request);
  return parsed.data;
}
