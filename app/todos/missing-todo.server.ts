import { forbidden, notFound } from "~/http/responses";
import { isTodoOfAnother } from "~/todos/todos.server";

/** The answer for a todo that this user does not have: 403 when it is somebody else's, 404 when there is none. Throw it. */
export async function missingTodo(request: Request, userId: string, todoId: string): Promise<Response> {
  return (await isTodoOfAnother(userId, todoId)) ? forbidden(request) : notFound(request);
}
