import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readTags, writeTags } from "~/api/tags/tag-collection.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  return readTags(args.request, user.id);
}

export async function action(args: ActionFunctionArgs) {
  await requireUser(args);
  return writeTags(args.request);
}
