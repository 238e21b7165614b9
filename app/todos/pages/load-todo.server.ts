import { uuidv7 } from "uuidv7";
import type { SignedInUser } from "~/auth/users.server";
import { languageOf } from "~/http/language.server";
import { listTimeZones } from "~/time-zones";
import { dateWords } from "~/todos/due/due-words.server";
import { momentIn } from "~/todos/due/moment.server";
import { openedFrom, rowIn } from "~/todos/edit/opened-from";
import { readTodo } from "~/todos/views/read-lists.server";
import { undoIdIn } from "~/undo/undo-address";
import { undoOffer } from "~/undo/undo-offer";

/** One todo with what its page shows beside it. Null when this user has none such outside the trash. */
export async function loadTodo(request: Request, user: SignedInUser, todoId: string) {
  const moment = momentIn(user.timeZone);
  const { todo, tags, undo, counts } = await readTodo(user.id, todoId, moment, undoIdIn(request.url));
  if (!todo) return null;
  return {
    user: { name: user.name, email: user.email },
    counts,
    todo,
    tags,
    /** The row that the page was opened from. */
    back: rowIn(openedFrom(request.url) ?? "/todos", todoId),
    undo: undo && undoOffer(undo, request.url),
    due: dateWords(moment, languageOf(request)).due(todo),
    timeZones: listTimeZones(),
    /** Makes a new step that is sent twice one step. */
    newKey: uuidv7(),
  };
}
