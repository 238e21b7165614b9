import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readTrashRestoration, writeTrashRestoration } from "~/api/trash/write-trash.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  return readTrashRestoration(args.request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return writeTrashRestoration(args.request, user.id);
}
