import { APIError, createAuthMiddleware } from "better-auth/api";
import { z } from "zod";
import { userName } from "~/auth/account-form";
import { env } from "~/env.server";
import { timeZone } from "~/time-zones";

interface Profile {
  name?: unknown;
  image?: unknown;
  timeZone?: unknown;
  weekStart?: unknown;
}

/**
 * What Better Auth itself does not limit: a name that is no name, an image from anywhere, a time zone that is none, a
 * week that begins on none of its days (1 is Monday, 7 Sunday). Throws an `APIError`.
 */
export async function checkProfile(user: Profile) {
  if (user.image !== undefined && user.image !== null)
    throw new APIError("BAD_REQUEST", { code: "FIELD_NOT_ALLOWED", message: "An image cannot be set." });
  if (!z.nullish(timeZone).safeParse(user.timeZone).success)
    throw new APIError("BAD_REQUEST", {
      code: "TIME_ZONE_INVALID",
      message: "Use a time zone, such as Europe/Berlin.",
    });
  if (!z.nullish(z.int().min(1).max(7)).safeParse(user.weekStart).success)
    throw new APIError("BAD_REQUEST", {
      code: "WEEK_START_INVALID",
      message: "Use 1 for Monday up to 7 for Sunday.",
    });
  if (user.name === undefined) return;
  const name = userName.safeParse(user.name);
  if (!name.success)
    throw new APIError("BAD_REQUEST", { code: "NAME_INVALID", message: name.error.issues[0]!.message });
  return { data: { name: name.data } };
}

/** Refuses new accounts when `SIGN_UP=closed`. */
export const closedSignUp = createAuthMiddleware(async ({ path }) => {
  if (env.SIGN_UP === "closed" && path.startsWith("/sign-up"))
    throw new APIError("FORBIDDEN", {
      code: "SIGN_UP_CLOSED",
      message: "This Ownlist takes no new accounts.",
    });
});
