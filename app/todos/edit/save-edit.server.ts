import { data, replace } from "@remix-run/node";
import { forbidden, formErrors } from "~/http/responses";
import { ProjectFault } from "~/projects/project-fault.server";
import { isOfAnother } from "~/scope/missing.server";
import { openedFrom, rowIn } from "~/todos/edit/opened-from";
import { textOf, type TodoText } from "~/todos/edit/versions";
import { missingTodo } from "~/todos/missing-todo.server";
import { saveTodo } from "~/todos/change/save-todo.server";
import { restoreTodo } from "~/todos/change/delete-todo.server";
import { getTodo } from "~/todos/todos.server";
import { undoOfRepeated } from "~/undo/repeated-write.server";
import { withUndo } from "~/undo/undo-address";

interface Edit extends Partial<TodoText> {
  title: string;
  notes: string;
  intent: "save" | "restore-and-save";
  version: number;
}

/**
 * Saves what was typed. When something else was saved meanwhile, a 409 with what is kept now; when the todo is in the
 * trash, throws a 404 with what is in it. Both come with what was typed. What is saved leads back to the row from which the
 * todo was opened.
 */
export async function saveEdit(
  request: Request,
  userId: string,
  todoId: string,
  edit: Edit,
  fields: Record<string, FormDataEntryValue>,
) {
  const result = await save(userId, todoId, edit).catch((error: unknown) => {
    if (error instanceof ProjectFault) return error;
    throw error;
  });
  if (result instanceof ProjectFault) return refuseProject(request, userId, result, fields);
  if (result.outcome === "missing") throw await missingTodo(request, userId, todoId);

  const { version } = result.todo;
  if (result.outcome === "saved") {
    const from = openedFrom(request.url);
    const saved = from ? rowIn(from, todoId) : `/todos/${todoId}?saved=${version}`;
    return replace(withUndo(saved, result.undoId ?? (await undoOfRepeated(userId, "edit", { todoId }))));
  }
  const kept = { ...textOf(result.todo), version };
  const { intent: _intent, version: _version, ...changes } = edit;
  const typed = textOf({ ...kept, ...changes });
  if (result.outcome === "deleted") throw Response.json({ deleted: kept, typed }, { status: 404 });
  return data({ conflict: { kept, typed } }, { status: 409 });
}

/** A project that is gone is chosen anew; somebody else's was never among those to choose from. */
async function refuseProject(
  request: Request,
  userId: string,
  { projectId }: ProjectFault,
  fields: Record<string, FormDataEntryValue>,
) {
  if (await isOfAnother(userId, "project", projectId)) throw forbidden(request);
  return formErrors({ projectId: ["Choose a project."] }, fields, 422);
}

async function save(userId: string, todoId: string, { intent, version, ...changes }: Edit) {
  const result = await saveTodo(userId, todoId, changes, version);
  if (intent === "save" || result.outcome !== "deleted") return result;

  await restoreTodo(userId, todoId);
  const restored = await getTodo(userId, todoId);
  return restored ? saveTodo(userId, todoId, changes, restored.version) : result;
}
