import { replace, type TypedResponse } from "@remix-run/node";
import type { z } from "zod";
import type { SignedInUser } from "~/auth/users.server";
import { formErrors } from "~/http/responses";
import { asMissingProject } from "~/projects/project-fault.server";
import { TagFault } from "~/tags/retag.server";
import { changeSelected } from "~/todos/bulk/change-selected.server";
import type { manyIntent } from "~/todos/bulk/many-form";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { moveOverdue } from "~/todos/due/move-overdue.server";
import { shownBy } from "~/todos/filters/list-filters";
import { listPath, readAddress } from "~/todos/list/list-address";
import { formOnce } from "~/todos/once.server";
import { moveBeside, moveInList } from "~/todos/order/move-in-list.server";
import type { todoForm } from "~/todos/todo-form";
import { completeOne, deleteOne } from "~/todos/pages/change-one.server";
import type { List } from "~/todos/views/views";
import { undoOfRepeated } from "~/undo/repeated-write.server";

/** Does what a form on a list asks for, and leads back to the same page of it. What is added takes on what the list is of. */
export async function changeList(
  list: List,
  request: Request,
  user: SignedInUser,
  form: z.infer<typeof todoForm>,
): Promise<TypedResponse<never> | ReturnType<typeof formErrors>> {
  const back = (changes?: Parameters<typeof listPath>[2]) =>
    replace(listPath(list, readAddress(list, request.url), changes));
  switch (form.intent) {
    case "create": {
      const { title, key } = form;
      try {
        await createTodo(user.id, { title, ...belonging(list, user) }, formOnce(key, { title }));
      } catch (error) {
        throw await asMissingProject(error, request, user.id);
      }
      return back({ after: null, from: null });
    }
    case "set-completed": {
      const undoId = await completeOne(request, user.id, form.todoId, form.completed);
      return back({ undo: undoId });
    }
    case "delete": {
      const undoId = await deleteOne(request, user.id, form.todoId);
      return back({ undo: undoId });
    }
    case "move-overdue": {
      const moved = await moveOverdue(user.id, momentIn(user.timeZone));
      const undoId = moved.undoId ?? (await undoOfRepeated(user.id, "date"));
      return back({ after: null, undo: undoId });
    }
    case "change-many": {
      const undoId = await changeSelected(list, request, user, form);
      if (undoId instanceof TagFault) return refuseTags(undoId, form);
      return back({ after: null, select: null, undo: undoId });
    }
    case "move":
      await moveInList(request, user, shownBy(list, request.url), form);
      return back();
    case "move-beside":
      await moveBeside(request, user, form);
      return back();
  }
}

function refuseTags({ message }: TagFault, { change, scope, todoIds, tags }: z.infer<typeof manyIntent>) {
  const sent = { change, scope, todoIds: todoIds.join(" "), tags: tags.join(", ") };
  return formErrors({ tags: [message] }, sent, 422);
}

/** What puts a new todo on `list`: a day, a tag or a project. */
function belonging(list: List, { timeZone }: SignedInUser) {
  if (typeof list !== "string") return "tag" in list ? { tags: [list.tag] } : { projectId: list.projectId };
  return { dueOn: list === "today" ? momentIn(timeZone).today.toString() : null };
}
