import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgRole,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { user } from "./auth";
import { minuteOfDay, priority } from "./columns";

/** The role every statement of `userDb` runs as. It owns nothing, so the policies below always apply to it. */
export const appUser = pgRole("app_user").existing();

// The subselect lets Postgres evaluate the setting once a statement instead of once a row.
const ownRow = sql`user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)`;

// Milliseconds, because that is all that a JavaScript Date can hand back unchanged.
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

const userId = () =>
  uuid("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

/**
 * `completed_at` is set exactly when `completed` is; a todo with `deleted_at` is in the trash. Without `due_zone` a todo is
 * due wherever its owner is; `due_key` puts what has no date last, and is never null.
 */
export const todos = pgTable(
  "todo",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    title: text("title").notNull(),
    notes: text("notes").default("").notNull(),
    completed: boolean("completed").default(false).notNull(),
    completedAt: instant("completed_at"),
    priority: priority("priority")
      .default(sql`0`)
      .notNull(),
    dueOn: date("due_on"),
    dueTime: minuteOfDay("due_time"),
    dueZone: text("due_zone"),
    dueKey: date("due_key")
      .generatedAlwaysAs(sql`coalesce(due_on, 'infinity'::date)`)
      .notNull(),
    createdAt: instant("created_at").defaultNow().notNull(),
    updatedAt: instant("updated_at").defaultNow().notNull(),
    deletedAt: instant("deleted_at"),
    version: integer("version").default(1).notNull(),
  },
  (table) => [
    unique("todo_user_id_id").on(table.userId, table.id),
    check("todo_completed_has_time", sql`completed = (completed_at is not null)`),
    check("todo_priority", sql`priority between 0 and 3`),
    check("todo_time_has_date", sql`due_time is null or due_on is not null`),
    check("todo_zone_has_time", sql`due_zone is null or due_time is not null`),
    // Nulls first is what ORDER BY … DESC asks for; an index ordered otherwise would not be used for it.
    index("todo_open")
      .on(table.userId, table.id.desc().nullsFirst())
      .where(sql`not completed and deleted_at is null`),
    index("todo_completed")
      .on(table.userId, table.completedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`completed and deleted_at is null`),
    index("todo_due")
      .on(table.userId, table.dueKey, table.id)
      .where(sql`not completed and deleted_at is null`),
    index("todo_trash")
      .on(table.userId, table.deletedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is not null`),
    pgPolicy("own_todos", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);

/** What was answered to a write that carried a key, so that a retry gets the same answer. `answer` is null while the write runs. */
export const idempotency = pgTable(
  "idempotency",
  {
    userId: userId(),
    key: text("key").notNull(),
    payloadHash: text("payload_hash").notNull(),
    answer: jsonb("answer"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    index("idempotency_expires_at").on(table.expiresAt),
    pgPolicy("own_keys", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);
