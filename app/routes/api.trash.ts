import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readTrash, writeTrash } from "~/api/trash/write-trash.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  return readTrash(args.request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return writeTrash(args.request, user.id);
}
