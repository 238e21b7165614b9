import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requirePathUser } from "~/api/request/require-path-user.server";
import { taskNaming } from "~/api/naming/task-naming";
import { readCollection, writeCollection } from "~/api/todo-collection.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requirePathUser(args);
  return readCollection(args, user, taskNaming);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requirePathUser(args);
  return writeCollection(args, user.id, taskNaming);
}
