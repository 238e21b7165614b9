import { PlainPage } from "~/components/plain-page";
import { EditFields } from "~/todos/edit/edit-fields";
import { type TodoText, Versions } from "~/todos/edit/versions";

export interface DeletedMeanwhileProps {
  deleted: TodoText & { version: number };
  typed: TodoText;
}

/** For who saved a todo that is in the trash by now: what they typed is still here, to restore and save, or to copy. */
export function DeletedMeanwhile({ deleted, typed }: DeletedMeanwhileProps) {
  return (
    <PlainPage className="message">
      <h1>This todo was deleted while you were editing</h1>
      <p>What you typed is still here. Restore the todo and save it, or copy what you need.</p>
      <Versions keptHeading="When it was deleted" kept={deleted} typed={typed} />
      <form method="post" className="edit">
        <EditFields version={deleted.version} text={typed} />
        <div className="actions">
          <button className="button" name="intent" value="restore-and-save">
            Restore and save
          </button>
          <a className="button second" href="/todos/today">
            Leave it deleted
          </a>
        </div>
      </form>
    </PlainPage>
  );
}

/** What an error of the todo's page carries when the todo was deleted meanwhile; null for every other error. */
export function deletedMeanwhile(data: unknown): DeletedMeanwhileProps | null {
  return typeof data === "object" && data !== null && "deleted" in data
    ? (data as DeletedMeanwhileProps)
    : null;
}
