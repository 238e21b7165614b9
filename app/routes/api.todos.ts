import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readCollection, writeCollection } from "~/api/todo-collection.server";
import { todoNaming } from "~/api/naming/todo-naming";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  return readCollection(args, user, todoNaming);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return writeCollection(args, user.id, todoNaming);
}
