import { z } from "zod";

/** Yes or no, as a form sends it. Not `z.coerce.boolean()`, which reads the text "false" as true. */
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** Makes a form that is sent twice one write. */
export const key = z.string().min(1).max(100);
