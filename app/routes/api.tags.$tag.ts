import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readTag, writeTag } from "~/api/tags/tag-resource.server";
import { requireUser } from "~/auth/require-user.server";
import { requireTagName } from "~/tags/require-tag-name.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const tag = requireTagName(args.request);
  return readTag(args.request, user.id, tag);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const tag = requireTagName(args.request);
  return writeTag(args.request, user.id, tag);
}
