import { z } from "zod";
import { uuid } from "~/uuid";
import type { Beside } from "~/todos/order/position-between";

const beside = uuid("Use the id of another one.").optional();

/** Where something goes in its owner's order: right before or right after another one of its kind. */
export const place: z.ZodType<Beside> = z
  .strictObject({
    before: beside.meta({ description: "The id of what comes right after it then." }),
    after: beside.meta({ description: "The id of what comes right before it then." }),
  })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), {
    path: ["before"],
    error: "Send either before or after.",
  })
  .transform(({ before, after }) => (before === undefined ? { after: after! } : { before }));

/** The id of the one that it goes beside. */
export function besideOf(place: Beside): string {
  return "before" in place ? place.before : place.after;
}
