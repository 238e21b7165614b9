import { useRef } from "react";
import { AddTodo } from "~/todos/list/add-todo";
import { DeletedToast } from "~/todos/list/deleted-toast";
import { useFollowLinks } from "~/todos/list/follow-links";
import { usePendingChanges } from "~/todos/list/pending-changes";
import { RefusedSubmission } from "~/todos/list/refused-submission";
import { useSubmitInPlace } from "~/todos/list/submit-in-place";
import type { Group, Row } from "~/todos/list/rows";
import { TodoGroups } from "~/todos/list/todo-groups";
import type { ListKind } from "~/todos/views/views";
import { refusalOrErrorIn } from "~/http/refusal";

interface LiveListProps {
  /** The key that makes a new todo sent twice one todo. */
  newKey: string;
  view: ListKind;
  groups: Group[];
  /** What was deleted last and can be brought back. */
  deleted: Row | null;
  /** The form for a new todo as the server sent it back, without JavaScript. */
  sentBack?: { values: { title?: string } };
}

/** The list with its add line, undo and messages: plain forms that, once scripts run, are sent without leaving the page. */
export function LiveList({ newKey, view, groups, deleted, sentBack }: LiveListProps) {
  const newTodo = useRef<HTMLInputElement>(null);
  const { handlers, submissions, dismiss } = useSubmitInPlace(newTodo);
  const followLinks = useFollowLinks();
  const changes = usePendingChanges();
  const undoable = deleted && !changes.restored.has(deleted.id) ? deleted : null;
  return (
    <div {...handlers} onClick={followLinks}>
      {groups.some((group) => group.takesNew) && (
        <AddTodo
          newKey={newKey}
          inputRef={newTodo}
          title={sentBack?.values.title}
          error={refusalOrErrorIn(sentBack)?.refusal}
        />
      )}
      <div role="alert">
        {submissions.map((submission) => (
          <RefusedSubmission
            key={submission.fetcherKey}
            submission={submission}
            newTodo={newTodo}
            onDismiss={dismiss}
          />
        ))}
      </div>
      <TodoGroups view={view} groups={groups} changes={changes} />
      <DeletedToast deleted={undoable} />
    </div>
  );
}
