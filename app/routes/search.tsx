import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "~/auth/require-user.server";
import { AppShell } from "~/components/app-shell";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal, loadUnlessRefused } from "~/http/refusal";
import { invalidForm } from "~/http/responses";
import { changeList } from "~/todos/pages/change-list.server";
import { ListPage } from "~/todos/pages/list-page";
import { loadList } from "~/todos/pages/load-list.server";
import { SearchForm } from "~/todos/search/search-form";
import { typedIn } from "~/todos/search/typed";
import { MOST_WORDS, wordsIn } from "~/todos/search/words";
import { todoForm } from "~/todos/todo-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.typed ? `${data.typed} · Search · Ownlist` : "Search · Ownlist" },
];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const list = await loadList("search", args.request, user);
  const typed = typedIn(args.request.url);
  return { list, typed, hint: hintFor(typed) };
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const fields = await formFields(args.request);
  const form = todoForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);
  return changeList("search", args.request, user, form.data);
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function SearchPage() {
  const { list, typed, hint } = useLoaderData<typeof loader>();
  const answer = useActionData();
  if (hint === null)
    return (
      <ListPage title="Search" list={list} answer={answer}>
        <SearchForm typed={typed} />
      </ListPage>
    );
  return (
    <AppShell user={list.user} counts={list.counts}>
      <header className="top">
        <h1>Search</h1>
      </header>
      <SearchForm typed={typed} />
      <p className="empty">{hint}</p>
    </AppShell>
  );
}

/** What to type instead; null when there is something to look for. */
function hintFor(typed: string): string | null {
  const words = wordsIn(typed).length;
  if (words > MOST_WORDS) return `Use ${MOST_WORDS} different words or fewer.`;
  if (words > 0) return null;
  return typed === ""
    ? "Find todos by words in their titles, notes, steps and tags. The beginning of a word is enough."
    : "Type at least one letter or digit.";
}
