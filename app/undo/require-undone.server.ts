import { missing } from "~/scope/missing.server";
import { againIfCrossed } from "~/todos/change/crossed.server";
import { undoWrite } from "~/undo/undo-write.server";

/** Undoes the write and says how many todos are back. Throws 403 when it is somebody else's, 404 when there is none any more. */
export async function requireUndone(request: Request, userId: string, undoId: string): Promise<number> {
  const restored = await againIfCrossed(() => undoWrite(userId, undoId));
  if (restored === null) throw await missing(request, userId, "undo", undoId);
  return restored;
}
