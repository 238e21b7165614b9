import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "~/auth/require-user.server";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal, loadUnlessRefused } from "~/http/refusal";
import { invalidForm } from "~/http/responses";
import { changeTrash } from "~/todos/pages/change-trash.server";
import { ConfirmDeleting, ConfirmEmptying, TrashActions } from "~/todos/pages/trash-actions";
import { ListPage } from "~/todos/pages/list-page";
import { loadList } from "~/todos/pages/load-list.server";
import { trashForm } from "~/todos/todo-form";

export const meta: MetaFunction = () => [{ title: "Trash · Ownlist" }];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  return loadList("trash", args.request, user);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const fields = await formFields(args.request);
  const form = trashForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);
  return changeTrash(args.request, user.id, form.data);
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function TrashPage() {
  const list = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action | typeof clientAction>();
  const asked = answer && "asked" in answer ? answer : undefined;
  const isSelecting = list.select.matching !== null;
  return (
    <ListPage title="Trash" note="Kept for 30 days" list={list} answer={answer}>
      <div role="alert">{asked && <ConfirmDeleting {...asked.asked} todoIds={asked.values.todoIds} />}</div>
      {list.hasRows &&
        !isSelecting &&
        (list.asksToEmpty ? <ConfirmEmptying until={list.now} /> : <TrashActions />)}
    </ListPage>
  );
}
