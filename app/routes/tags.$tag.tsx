import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientActionFunctionArgs, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "~/auth/require-user.server";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal, loadUnlessRefused } from "~/http/refusal";
import { invalidForm } from "~/http/responses";
import { tabTitle } from "~/saved-views/open-view";
import { requireTagName } from "~/tags/require-tag-name.server";
import { changeList } from "~/todos/pages/change-list.server";
import { ListPage } from "~/todos/pages/list-page";
import { loadList } from "~/todos/pages/load-list.server";
import { todoForm } from "~/todos/todo-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: tabTitle(data?.tag ?? "Tag", data?.list) },
];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const tag = requireTagName(args.request);
  return { tag, list: await loadList({ tag }, args.request, user) };
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const tag = requireTagName(args.request);
  const fields = await formFields(args.request);
  const form = todoForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);
  return changeList({ tag }, args.request, user, form.data);
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function TagPage() {
  const { tag, list } = useLoaderData<typeof loader>();
  return (
    <ListPage title={tag} list={list} answer={useActionData()}>
      <p className="tag-links">
        <Link to="/tags">All tags</Link>
      </p>
    </ListPage>
  );
}
