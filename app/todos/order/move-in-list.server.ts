import type { SignedInUser } from "~/auth/users.server";
import { momentIn } from "~/todos/due/moment.server";
import { filterTodos } from "~/todos/filters/filter-todos.server";
import type { Filters } from "~/todos/filters/filters";
import { missingTodo } from "~/todos/missing-todo.server";
import type { Direction } from "~/todos/order/gap.server";
import { moveTodo } from "~/todos/order/move-todo.server";
import { isTodoOfAnother } from "~/todos/todos.server";

/** Moves a todo past its neighbour in the list that `filters` make. Throws 403 or 404 when this user has no such todo. */
export async function moveInList(
  request: Request,
  user: SignedInUser,
  filters: Filters,
  { todoId, direction }: { todoId: string; direction: Direction },
) {
  const within = filterTodos(user.id, filters, momentIn(user.timeZone));
  if ((await moveTodo(user.id, todoId, { direction, within })) !== "missing") return;
  throw await missingTodo(request, user.id, todoId);
}

/** Moves a todo right before or after another one. Throws 403 when either is somebody else's, 404 when there is none. */
export async function moveBeside(
  request: Request,
  user: SignedInUser,
  { todoId, besideId, side }: { todoId: string; besideId: string; side: "before" | "after" },
) {
  const place = side === "before" ? { before: besideId } : { after: besideId };
  if ((await moveTodo(user.id, todoId, place)) !== "missing") return;
  const missing = (await isTodoOfAnother(user.id, todoId)) ? todoId : besideId;
  throw await missingTodo(request, user.id, missing);
}
