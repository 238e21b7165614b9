import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { SignedInUser } from "~/auth/users.server";
import { languageOf } from "~/http/language.server";
import { asMissingProject } from "~/projects/project-fault.server";
import { getProject } from "~/projects/projects.server";
import { missing } from "~/scope/missing.server";
import { TagFault } from "~/tags/retag.server";
import { changeMany } from "~/todos/bulk/change-many.server";
import { kindOfChange } from "~/todos/bulk/kind-of-change";
import { allOn, type Many } from "~/todos/bulk/many.server";
import { changeIn, type manyIntent } from "~/todos/bulk/many-form";
import { dateWords } from "~/todos/due/due-words.server";
import { momentIn } from "~/todos/due/moment.server";
import { undoOfRepeated } from "~/undo/repeated-write.server";
import type { List } from "~/todos/views/views";

/**
 * Does what the form around the rows of `list` asks for, and returns by which id that can be undone. A
 * `TagFault` is handed back; throws 403 or 404 for a project that this user does not have.
 */
export async function changeSelected(
  list: List,
  request: Request,
  user: SignedInUser,
  form: z.infer<typeof manyIntent>,
): Promise<string | TagFault | null> {
  const moment = momentIn(user.timeZone);
  const many: Many =
    form.scope === "all"
      ? { selection: allOn(list, request.url, user.id, moment), zone: moment.zone }
      : { ids: form.todoIds };
  const words = dateWords(moment, languageOf(request));
  const day = form.change === "date" ? words.longDay(Temporal.PlainDate.from(form.dueOn!)) : undefined;
  const to = form.change === "move" && form.project === "inbox" ? "the Inbox" : day;
  const change = changeIn(form);
  const result = await changeMany(user.id, many, change, { to }).catch(async (error: unknown) => {
    if (error instanceof TagFault) return error;
    throw await asMissingProject(error, request, user.id);
  });
  if (result instanceof TagFault) return result;
  const { found, undoId } = result;
  if (found === 0) await requireProject(list, request, user.id);
  const todoIds = "ids" in many ? many.ids : undefined;
  return undoId ?? undoOfRepeated(user.id, kindOfChange(change), { todoIds });
}

/** On the page of a project that is not there, or not theirs, nobody has anything to change. */
async function requireProject(list: List, request: Request, userId: string) {
  if (typeof list === "string" || !("projectId" in list)) return;
  const project = await getProject(userId, list.projectId);
  if (!project) throw await missing(request, userId, "project", list.projectId);
}
