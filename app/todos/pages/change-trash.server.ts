import { data, replace } from "@remix-run/node";
import type { z } from "zod";
import { restoreTodo } from "~/todos/change/delete-todo.server";
import { listPath, readAddress } from "~/todos/list/list-address";
import { missingTodo } from "~/todos/missing-todo.server";
import type { trashForm } from "~/todos/todo-form";
import { emptyTrash, restoreTrash } from "~/todos/trash.server";
import { undoOfRepeated } from "~/undo/repeated-write.server";

/** Does what a form in the trash asks for, and leads back there. What is to be deleted for good is asked about first. */
export async function changeTrash(request: Request, userId: string, form: z.infer<typeof trashForm>) {
  switch (form.intent) {
    case "restore": {
      const { todoId } = form;
      const result = await restoreTodo(userId, todoId);
      if (result.outcome !== "saved") throw await missingTodo(request, userId, todoId);
      const undo = result.undoId ?? (await undoOfRepeated(userId, "restore", { todoId }));
      return replace(listPath("trash", readAddress("trash", request.url), { undo }));
    }
    case "restore-all":
      return restore(request, userId);
    case "restore-many":
      return restore(request, userId, idsOf(form));
    case "empty-trash":
      await emptyTrash(userId, form.until);
      return back(request);
    case "delete-many": {
      const { todoIds, scope } = form;
      const until = new Date().toISOString();
      return data({
        asked: { until, scope, count: todoIds.length },
        values: { todoIds: todoIds.join(" "), scope },
      });
    }
    case "delete-forever":
      await emptyTrash(userId, form.until, idsOf(form));
      return back(request);
  }
}

async function restore(request: Request, userId: string, ids?: string[]) {
  const { undoId } = await restoreTrash(userId, ids);
  return back(request, undoId ?? (await undoOfRepeated(userId, "restore", { todoIds: ids })));
}

/** The first page of the trash. */
function back(request: Request, undo: string | null = null) {
  const address = readAddress("trash", request.url);
  return replace(listPath("trash", address, { after: null, select: null, undo }));
}

/** Undefined for all. */
function idsOf({ todoIds, scope }: { todoIds: string[]; scope: "selected" | "all" }) {
  return scope === "all" ? undefined : todoIds;
}
