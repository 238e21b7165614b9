import { useRef } from "react";
import type { ListFilter } from "~/todos/filters/filter-words.server";
import { AddTodo } from "~/todos/list/add-todo";
import { useArrangeRows } from "~/todos/list/arrange-rows";
import { useFollowLinks } from "~/todos/list/follow-links";
import { usePendingChanges } from "~/todos/list/pending-changes";
import { RefusedSubmission } from "~/todos/list/refused-submission";
import { useSubmitInPlace } from "~/todos/list/submit-in-place";
import type { Group } from "~/todos/list/rows";
import { TodoGroups } from "~/todos/list/todo-groups";
import type { ListKind } from "~/todos/views/views";
import { refusalOrErrorIn } from "~/http/refusal";
import type { UndoOffer } from "~/undo/undo-offer";
import { UndoToast } from "~/undo/undo-toast";

interface LiveListProps {
  /** The key that makes a new todo sent twice one todo. */
  newKey: string;
  view: ListKind;
  filter?: ListFilter | null;
  groups: Group[];
  /** The address of this page of the list. */
  here?: string;
  /** What was done last and can be undone. */
  undo: UndoOffer | null;
  /** The form for a new todo as the server sent it back, without JavaScript. */
  sentBack?: { values: { title?: string } };
}

/** The list with its add line, undo and messages: plain forms that, once scripts run, are sent without leaving the page. */
export function LiveList({ newKey, view, filter, groups, here, undo, sentBack }: LiveListProps) {
  const newTodo = useRef<HTMLInputElement>(null);
  const { handlers, submissions, dismiss, sendFields } = useSubmitInPlace(newTodo);
  const { said, arranging } = useArrangeRows(sendFields);
  const followLinks = useFollowLinks();
  const changes = usePendingChanges();
  return (
    <div {...handlers} {...arranging} onClick={followLinks}>
      {groups.some((group) => group.takesNew) && (
        <AddTodo
          newKey={newKey}
          inputRef={newTodo}
          title={sentBack?.values.title}
          error={refusalOrErrorIn(sentBack)?.refusal}
        />
      )}
      <p aria-live="polite" className="unseen">
        {said}
      </p>
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
      <TodoGroups
        view={view}
        clearPath={filter?.isFiltered ? filter.path : undefined}
        groups={groups}
        from={here}
        changes={changes}
      />
      <UndoToast offer={undo && !changes.undone.has(undo.id) ? undo : null} />
    </div>
  );
}
