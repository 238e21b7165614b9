import { randomUUID } from "node:crypto";
import { getTableName, type SQL, sql } from "drizzle-orm";
import { ConfigurationError } from "~/configuration-error";
import type { Connection, UserDb } from "./connect/connection";
import { rootCause } from "./connect/connection-errors";
import { accountTables, ownTables } from "./own-tables";

const INSUFFICIENT_PRIVILEGE = "42501";

interface Sight {
  isLimitedRole: boolean;
  hasOpenTable: boolean;
  seesRows: boolean;
  reachesAccounts: boolean;
}

/**
 * Looks around as a user who does not exist, by the way every request takes, and tries to write for another. Throws a
 * `ConfigurationError` if there is anything to see, or if it is not row-level security that stops the writing.
 */
export async function proveRowSecurity(connection: Connection): Promise<void> {
  const db = connection.userDb(randomUUID());
  const sight = await lookAround(db);
  if (!sight.isLimitedRole)
    throw notHeld("run `alter role app_user nosuperuser nobypassrls` as an administrator");
  if (sight.reachesAccounts) throw reachesAccounts();
  if (sight.hasOpenTable || sight.seesRows || !(await isKeptFromWriting(db)))
    throw notHeld(
      "every table that app_user has rights on must belong to another role, and have row-level security enabled with the policies of db/migrations",
    );
}

async function lookAround(db: UserDb): Promise<Sight> {
  const rows = sql.join(
    ownTables.map((table) => sql`exists (select from ${table})`),
    sql` or `,
  );
  try {
    const { rows: seen } = await db.execute<Sight & Record<string, unknown>>(sql`
      select current_user = 'app_user' and not (rolsuper or rolbypassrls) as "isLimitedRole",
        ${existsTable(sql`not row_security_active(oid)`)} as "hasOpenTable",
        ${rows} as "seesRows",
        ${existsTable(sql`relname in ${accountTables.map(getTableName)}`)} as "reachesAccounts"
      from pg_roles where rolname = current_user`);
    return seen[0]!;
  } catch (error) {
    throw isPrivilegeError(error) ? mayNotAct(error) : error;
  }
}

/** Whether a table of the app that the role has rights on is as `condition` says. */
function existsTable(condition: SQL): SQL {
  return sql`exists (
    select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
      and has_table_privilege(oid, 'select, insert, update, delete') and ${condition})`;
}

/** The row is for nobody and lacks all but its user: were it not refused as somebody else's, it would be as incomplete. */
async function isKeptFromWriting(db: UserDb): Promise<boolean> {
  for (const table of ownTables) {
    const inserted = db.execute(sql`insert into ${table} (user_id) values (${randomUUID()})`);
    if (!(await inserted.then(() => false, isPrivilegeError))) return false;
  }
  return true;
}

function isPrivilegeError(error: unknown): boolean {
  return rootCause(error).code === INSUFFICIENT_PRIVILEGE;
}

function notHeld(remedy: string) {
  return new ConfigurationError(
    `DATABASE_URL: row-level security does not hold for the role app_user, so people could see or change each other's todos; ${remedy}.`,
  );
}

function reachesAccounts() {
  const names = accountTables.map((table) => `"${getTableName(table)}"`).join(", ");
  return new ConfigurationError(
    `DATABASE_URL: the role app_user can read accounts; run \`revoke all on all tables in schema public from public\`, and \`revoke all on ${names} from app_user\`, as an administrator.`,
  );
}

function mayNotAct(error: unknown) {
  const cause = rootCause(error);
  return new ConfigurationError(
    `DATABASE_URL: its user may not act as the role app_user (${cause.message}); as an administrator run \`grant app_user to\` that user, on Postgres 16 or newer \`with set true\`.`,
    { cause },
  );
}
