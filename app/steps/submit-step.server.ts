import { replace } from "@remix-run/node";
import { formErrors } from "~/http/responses";
import { missing } from "~/scope/missing.server";
import type { StepForm } from "~/steps/step-form";
import { TOO_MANY_STEPS } from "~/steps/step-fields";
import { addStep, changeStep, deleteStep, moveStep } from "~/steps/steps.server";
import { sameTodo } from "~/todos/edit/opened-from";
import { missingTodo } from "~/todos/missing-todo.server";
import { formOnce, oncePerKey } from "~/todos/once.server";
import { undoOfRepeated } from "~/undo/repeated-write.server";

/** Does what a form for a todo's steps asks for, and leads back to the todo. Throws a 403 or 404 for what is not there. */
export async function submitStep(request: Request, userId: string, todoId: string, form: StepForm) {
  if (form.intent === "add-step") return submitNewStep(request, userId, todoId, form);

  const { stepId } = form;
  const result = await write(userId, todoId, form);
  if (result.outcome === "missing-todo") throw await missingTodo(request, userId, todoId);
  const kind = form.intent === "complete-step" && !form.completed ? "reopen-step" : form.intent;
  const undoId =
    (result.outcome === "saved" && result.undoId) || (await undoOfRepeated(userId, kind, { todoId, stepId }));
  if (result.outcome === "missing-step" && undoId === null)
    throw await missing(request, userId, "step", stepId);
  return replace(sameTodo(todoId, request.url, undoId));
}

async function submitNewStep(
  request: Request,
  userId: string,
  todoId: string,
  form: Extract<StepForm, { intent: "add-step" }>,
) {
  const { step, key } = form;
  const once = formOnce(key, { todoId, step });
  const result = await oncePerKey(userId, once, (tx) => addStep(userId, todoId, step, tx));
  const added = result.outcome === "answered" ? result.answer : result;
  switch (added.outcome) {
    case "missing-todo":
      throw await missingTodo(request, userId, todoId);
    case "full":
      return formErrors({ step: [TOO_MANY_STEPS] }, { ...form }, 422);
    default:
      return replace(sameTodo(todoId, request.url, added.outcome === "saved" ? added.undoId : null));
  }
}

function write(userId: string, todoId: string, form: Exclude<StepForm, { intent: "add-step" }>) {
  const { stepId } = form;
  switch (form.intent) {
    case "complete-step":
      return changeStep(userId, todoId, stepId, { completed: form.completed });
    case "rename-step":
      return changeStep(userId, todoId, stepId, { title: form.step });
    case "move-step": {
      const place = form.before === undefined ? { after: form.after ?? stepId } : { before: form.before };
      return moveStep(userId, todoId, stepId, place);
    }
    case "delete-step":
      return deleteStep(userId, todoId, stepId);
  }
}
