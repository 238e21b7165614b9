import { z } from "zod";
import { momentInUtc } from "~/todos/bulk/many-form";

/** What emptying the trash may be asked. */
export const emptyingQuery = z.strictObject({
  until: momentInUtc
    .optional()
    .meta({ description: "What was deleted later stays. Without it, nothing does." }),
});
