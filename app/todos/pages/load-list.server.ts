import { uuidv7 } from "uuidv7";
import type { SignedInUser } from "~/auth/users.server";
import { toJsonText } from "~/http/json-text";
import { languageOf } from "~/http/language.server";
import { allOn, countAll } from "~/todos/bulk/many.server";
import { dateWords } from "~/todos/due/due-words.server";
import { momentIn } from "~/todos/due/moment.server";
import { describeFilters } from "~/todos/filters/filter-words.server";
import { writeFilters } from "~/todos/filters/filters";
import { listPath, readAddress } from "~/todos/list/list-address";
import { planAll, planCompleted, planInbox, planOpen, planTrash } from "~/todos/pages/plan-others.server";
import { planSearch } from "~/todos/pages/plan-search.server";
import { planToday } from "~/todos/pages/plan-today.server";
import { planUpcoming } from "~/todos/pages/plan-upcoming.server";
import type { Asked, Plan } from "~/todos/pages/plan.server";
import { readCursor, writeCursor } from "~/todos/views/cursor.server";
import { type Part, readLists } from "~/todos/views/read-lists.server";
import { kindOf, type List, pathOf, type View } from "~/todos/views/views";
import { undoOffer } from "~/undo/undo-offer";

const plans: Record<View | "search", (asked: Asked) => Plan> = {
  inbox: planInbox,
  today: planToday,
  upcoming: planUpcoming,
  all: planAll,
  completed: planCompleted,
  trash: planTrash,
  search: planSearch,
};

/** Everything that a page of `list` shows, in one statement. A cursor that is none of ours counts as left out. */
export async function loadList(list: List, request: Request, user: SignedInUser) {
  const { url } = request;
  const address = readAddress(list, url);
  const { after, from, undoId, typed, filters, asksToEmpty, isArranging, isSelecting } = address;
  const scope = { userId: user.id, list: `${pathOf(list)} ${typed} ${writeFilters(filters ?? {})}`.trim() };
  const moment = momentIn(user.timeZone);
  const words = dateWords(moment, languageOf(request));
  const plan = planOf(list, {
    userId: user.id,
    moment,
    words,
    weekStart: user.weekStart,
    after: (after && readCursor(scope, after)) || undefined,
    from,
    typed,
    filters: filters ?? {},
    arrange: { isOn: isArranging, path: listPath(list, address, { arrange: isArranging ? null : "rows" }) },
    pathTo: ({ after, from }) =>
      listPath(list, address, {
        ...(from && { from }),
        after: after && writeCursor(scope, after),
        undo: null,
      }),
  });

  const [{ parts, undo, counts }, matching] = await Promise.all([
    readLists(user.id, moment, (isSelecting ? mainPart(plan) : plan.parts) as Record<string, Part>, undoId),
    isSelecting
      ? countAll(user.id, { selection: allOn(list, url, user.id, moment), zone: moment.zone })
      : null,
  ]);
  const groups = plan.group(parts);
  return {
    view: kindOf(list),
    path: pathOf(list),
    here: listPath(list, address, { undo: null }),
    user: { name: user.name, email: user.email },
    counts,
    groups: toJsonText(groups),
    hasRows: groups.some(({ rows }) => rows.length > 0),
    filter: filters && describeFilters(list, filters, counts, words),
    undo: undo && undoOffer(undo, url),
    /** How many todos the list has, while some are being selected, and the way there or back. */
    select: { matching, path: listPath(list, address, { select: isSelecting ? null : "rows" }) },
    /** Makes a form that is sent twice one todo. */
    newKey: uuidv7(),
    today: words.today,
    now: new Date(moment.now.epochMilliseconds).toISOString(),
    knowsZone: user.timeZone !== null,
    asksToEmpty,
  };
}

/** What the list is of, without what is completed below it. */
function mainPart({ parts }: Plan) {
  const [main] = Object.entries(parts);
  return Object.fromEntries([main!]);
}

function planOf(list: List, asked: Asked): Plan {
  return typeof list === "string" ? plans[list](asked) : planOpen(asked, list);
}
