import { z } from "zod";

/** What emptying the trash may be asked. */
export const emptyingQuery = z.strictObject({
  until: z.iso
    .datetime("Use a time in UTC, such as 2026-11-21T08:30:00Z.")
    .optional()
    .meta({ description: "What was deleted later stays. Without it, nothing does." }),
});
