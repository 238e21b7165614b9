import { z } from "zod";

/** The id of a write. */
export const undoId = z.uuid("That cannot be undone.");

/** What the button beside a message sends: what to undo, and where to go back to. */
export const undoForm = z.object({ undoId, redirectTo: z.string().optional() });
