import { z } from "zod";
import { uuid } from "~/uuid";

/** The id of a write. */
export const undoId = uuid("That cannot be undone.");

/** What the button beside a message sends: what to undo, and where to go back to. */
export const undoForm = z.object({ undoId, redirectTo: z.string().optional() });
