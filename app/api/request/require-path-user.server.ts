import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser, type SignedInUser } from "~/auth/require-user.server";
import { forbidden } from "~/http/responses";

/** The signed-in user, whose id the path must carry. Throws 401 as `requireUser` does, and 403 for any other `userId`. */
export async function requirePathUser(args: LoaderFunctionArgs): Promise<SignedInUser> {
  const user = await requireUser(args);
  if (args.params.userId?.toLowerCase() !== user.id) throw forbidden(args.request);
  return user;
}
