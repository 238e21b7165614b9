import type { z } from "zod";
import { auth } from "~/auth/auth.server";
import type { settingsForm } from "~/auth/account-form";

/** Writes what the settings page may change of a user's own account, by way of Better Auth's hooks. */
export async function saveProfile(userId: string, profile: z.infer<typeof settingsForm>): Promise<void> {
  const { internalAdapter } = await auth.$context;
  const { name, timeZone, weekStart } = profile;
  await internalAdapter.updateUser(userId, { name, timeZone, weekStart });
}
