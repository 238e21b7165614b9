import { sql } from "drizzle-orm";
import { customType, pgRole, timestamp, uuid } from "drizzle-orm/pg-core";
import { user } from "./auth";

/** The role every statement of `userDb` runs as. It owns nothing, so the policies always apply to it. */
export const appUser = pgRole("app_user").existing();

/** What a policy asks of a row. The subselect lets Postgres evaluate the setting once a statement instead of once a row. */
export const ownRow = sql`user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)`;

/** A moment in milliseconds, because that is all that a JavaScript Date can hand back unchanged. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Whose row it is; it goes with its owner. */
export const userId = () =>
  uuid("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

/** A fractional key in the format of `fractional-indexing`, sorted by its bytes whatever the language of the database. */
export const position = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

// A whole number of 13 digits, as milliseconds have until 2286. Within one the transactions' numbers tell what came first,
// and chance keeps apart what one transaction makes.
const ms = sql`floor(extract(epoch from now()) * 1000)::bigint`;
const write = sql`pg_current_xact_id()::text::bigint % 1000000`;
const chance = sql`substr(md5(random()::text), 1, 4) || 'V'`;

/** The key of what is new and goes before everything older: a number below zero, the later the lower. */
export const positionAtTop = sql`'N' || lpad((9999999999999 - ${ms})::text, 13, '0') || lpad((999999 - ${write})::text, 6, '0') || ${chance}`;

/** The key of what is new and goes after everything older: a number above zero. */
export const positionAtEnd = sql`'m' || lpad((${ms})::text, 13, '0') || lpad((${write})::text, 6, '0') || ${chance}`;
