import { missingTodo } from "~/todos/missing-todo.server";
import { changeTodo } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { undoOfRepeated } from "~/undo/repeated-write.server";

/** Completes or reopens a todo, and returns by which id that can be undone. Throws 403 or 404 for one that is not there. */
export async function completeOne(request: Request, userId: string, todoId: string, completed: boolean) {
  const result = await changeTodo(userId, todoId, { completed });
  if (result.outcome !== "saved") throw await missingTodo(request, userId, todoId);
  return result.undoId ?? undoOfRepeated(userId, completed ? "complete" : "reopen", { todoId });
}

/** Deletes a todo, and returns by which id that can be undone. Throws 403 or 404 for one that is not there. */
export async function deleteOne(request: Request, userId: string, todoId: string) {
  const result = await deleteTodo(userId, todoId);
  const undoId =
    result.outcome === "deleted" ? result.undoId : await undoOfRepeated(userId, "delete", { todoId });
  if (undoId === null) throw await missingTodo(request, userId, todoId);
  return undoId;
}
