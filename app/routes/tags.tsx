import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ClientActionFunctionArgs, Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "~/auth/require-user.server";
import { AppShell } from "~/components/app-shell";
import { RefusalAlert } from "~/components/refusal-alert";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal, loadUnlessRefused, refusalIn } from "~/http/refusal";
import { invalidForm } from "~/http/responses";
import { missing } from "~/scope/missing.server";
import { deleteTag, renameTag } from "~/tags/manage/change-tag.server";
import { againIfCrossed } from "~/todos/change/crossed.server";
import { MergeTags } from "~/tags/manage/merge-tags";
import { tagForm } from "~/tags/manage/tag-form";
import { TagRow } from "~/tags/manage/tag-row";
import { momentIn } from "~/todos/due/moment.server";
import { readTags } from "~/todos/views/read-lists.server";
import { undoIdIn, withUndo } from "~/undo/undo-address";
import { undoOffer } from "~/undo/undo-offer";
import { UndoToast } from "~/undo/undo-toast";

export const meta: MetaFunction = () => [{ title: "Tags · Ownlist" }];

export async function loader(args: LoaderFunctionArgs) {
  const { id, name, email, timeZone } = await requireUser(args);
  const { url } = args.request;
  const { tags, counts, undo } = await readTags(id, momentIn(timeZone), undoIdIn(url));
  return { user: { name, email }, counts, undo: undo && undoOffer(undo, url), tags };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const user = await requireUser(args);
  const fields = await formFields(request);
  const form = tagForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);

  const { tagId } = form.data;
  switch (form.data.intent) {
    case "rename-tag":
    case "merge-tag": {
      const { name, intent } = form.data;
      const result = await againIfCrossed(() =>
        renameTag(user.id, { id: tagId }, name, { merges: intent === "merge-tag" }),
      );
      if (result.outcome === "missing") throw await missing(request, user.id, "tag", tagId);
      if (result.outcome === "taken") return data({ merge: { tagId, into: result.by } }, { status: 409 });
      return redirect(withUndo("/tags", result.tag.undoId));
    }
    case "delete-tag": {
      const deleted = await againIfCrossed(() => deleteTag(user.id, { id: tagId }));
      if (!deleted) throw await missing(request, user.id, "tag", tagId);
      return redirect(withUndo("/tags", deleted.undoId));
    }
  }
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function TagsPage() {
  const { user, counts, undo, tags } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action | typeof clientAction>();
  const sentBack = answer && "errors" in answer ? answer : undefined;
  const merge = answer && "merge" in answer ? answer.merge : undefined;
  return (
    <AppShell user={user} counts={counts}>
      <header className="top">
        <h1 id="tags">Tags</h1>
      </header>
      <div role="alert">
        <RefusalAlert refusal={refusalIn(answer)} />
        {merge && <MergeTags {...merge} name={tags.find(({ id }) => id === merge.tagId)?.name} />}
      </div>
      {tags.length > 0 ? (
        <ul className="todos tags" aria-labelledby="tags">
          {tags.map((tag) => (
            <TagRow
              key={tag.id}
              tag={tag}
              typed={sentBack?.values.tagId === tag.id ? sentBack.values.name : undefined}
              error={sentBack?.values.tagId === tag.id ? sentBack.errors.name?.[0] : undefined}
            />
          ))}
        </ul>
      ) : (
        <p className="empty">No tags yet. Give a todo one on its page.</p>
      )}
      <UndoToast offer={undo} as={Form} />
    </AppShell>
  );
}
