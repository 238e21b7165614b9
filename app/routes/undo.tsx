import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, replace } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { safeRedirectPath } from "~/auth/redirect-path";
import { requireUser } from "~/auth/require-user.server";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal } from "~/http/refusal";
import { unprocessable } from "~/http/responses";
import { requireUndone } from "~/undo/require-undone.server";
import { undoForm } from "~/undo/undo-form";

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  return redirect("/todos");
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const fields = await formFields(args.request);
  const form = undoForm.safeParse(fields);
  if (!form.success) throw unprocessable(args.request);

  await requireUndone(args.request, user.id, form.data.undoId);
  return replace(safeRedirectPath(form.data.redirectTo, "/todos"));
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

// With a page of its own, what the action throws is a page too, in a browser without JavaScript.
export default function UndoPage() {
  return null;
}
