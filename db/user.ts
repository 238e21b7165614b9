import { parseArgs } from "node:util";
import { isAPIError } from "better-auth/api";
import { generateRandomString } from "better-auth/crypto";
import { asc } from "drizzle-orm";
import { auth } from "~/auth/auth.server";
import { ConfigurationError } from "~/configuration-error";
import { closeDatabase, database, prepareDatabase } from "~db/database.server";
import { user } from "~db/schema/auth";

const USAGE = `Usage: npm run user -- COMMAND [E-MAIL]
  list                     everybody who has an account
  add E-MAIL [--name N]    makes an account, sign-up closed or not, and prints its password
  ban E-MAIL [--reason R]  signs them out and keeps them out; their todos stay
  unban E-MAIL             lets them in again
  promote E-MAIL           makes them an administrator
  reset-password E-MAIL    signs them out, sets a new password and prints it
  delete E-MAIL            deletes the account and every todo in it, for good`;

const { internalAdapter, password } = await auth.$context;

async function add(email = "", name = email.split("@", 1)[0]!) {
  if (email === "") throw new ConfigurationError(USAGE);
  const newPassword = makePassword();
  try {
    await auth.api.createUser({ body: { email, name, password: newPassword } });
  } catch (error) {
    throw isAPIError(error) ? new ConfigurationError(`No account for ${email}: ${error.message}`) : error;
  }
  print(`Password: ${newPassword}`);
}

async function list() {
  const users = await database.select().from(user).orderBy(asc(user.email));
  for (const { email, name, role, banned } of users)
    print([email, name, role ?? "user", banned ? "banned" : "active"].join("\t"));
  print(`${users.length} ${users.length === 1 ? "user" : "users"}`);
}

async function ban(userId: string, reason?: string) {
  await internalAdapter.updateUser(userId, { banned: true, banReason: reason ?? null, banExpires: null });
  await internalAdapter.deleteUserSessions(userId);
}

async function unban(userId: string) {
  await internalAdapter.updateUser(userId, { banned: false, banReason: null, banExpires: null });
}

async function promote(userId: string) {
  await internalAdapter.updateUser(userId, { role: "admin" });
}

async function resetPassword(userId: string) {
  const newPassword = makePassword();
  await internalAdapter.updatePassword(userId, await password.hash(newPassword));
  await internalAdapter.deleteUserSessions(userId);
  print(`New password: ${newPassword}`);
}

function makePassword() {
  return generateRandomString(26, "a-z", "0-9");
}

async function findUserId(email: string | undefined): Promise<string> {
  if (email === undefined) throw new ConfigurationError(USAGE);
  const found = await internalAdapter.findUserByEmail(email.toLowerCase());
  if (!found) throw new ConfigurationError(`Nobody here has the e-mail address ${email}.`);
  return found.user.id;
}

async function run() {
  const { command, email, name, reason } = readArguments();
  switch (command) {
    case "list":
      return list();
    case "add":
      return add(email, name);
    case "ban":
      await ban(await findUserId(email), reason);
      return print(`${email} is signed out and banned.`);
    case "unban":
      await unban(await findUserId(email));
      return print(`${email} may sign in again.`);
    case "promote":
      await promote(await findUserId(email));
      return print(`${email} is an administrator.`);
    case "reset-password":
      return resetPassword(await findUserId(email));
    case "delete":
      await internalAdapter.deleteUser(await findUserId(email));
      return print(`${email} and all their todos are deleted.`);
    default:
      throw new ConfigurationError(USAGE);
  }
}

function readArguments() {
  try {
    const options = { name: { type: "string" }, reason: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    const [command, email] = positionals;
    return { command, email, ...values };
  } catch {
    throw new ConfigurationError(USAGE);
  }
}

function print(line: string) {
  process.stdout.write(`${line}\n`);
}

try {
  await prepareDatabase();
  await run();
} finally {
  await closeDatabase();
}
