import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readBulk, writeBulk } from "~/api/bulk/write-bulk.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  return readBulk(args.request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return writeBulk(args.request, user.id);
}
