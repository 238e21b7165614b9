import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readUndo, requireUndoId, writeUndo } from "~/api/undo/write-undo.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  requireUndoId(args.request, args.params.undoId);
  return readUndo(args.request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const undoId = requireUndoId(args.request, args.params.undoId);
  return writeUndo(args.request, user.id, undoId);
}
