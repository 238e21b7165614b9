import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "~/auth/require-user.server";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal, loadUnlessRefused } from "~/http/refusal";
import { invalidForm } from "~/http/responses";
import { tabTitle } from "~/saved-views/open-view";
import { changeList } from "~/todos/pages/change-list.server";
import { ListPage } from "~/todos/pages/list-page";
import { loadList } from "~/todos/pages/load-list.server";
import { todoForm } from "~/todos/todo-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: tabTitle("Inbox", data) }];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  return loadList("inbox", args.request, user);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const fields = await formFields(args.request);
  const form = todoForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);
  return changeList("inbox", args.request, user, form.data);
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function InboxPage() {
  const list = useLoaderData<typeof loader>();
  return <ListPage title="Inbox" list={list} answer={useActionData()} />;
}
