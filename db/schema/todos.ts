import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgPolicy,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { minuteOfDay, priority, sortKey } from "./columns";
import { appUser, instant, ownRow, position, positionAtTop, userId } from "./own-rows";
import { projects } from "./projects";

// An index takes no more than 2,700 bytes of a row, and a title may have more.
const titleKey = sql`left(lower(regexp_replace(normalize(title, NFKD), '[\\u0300-\\u036f]', '', 'g')), 60)`;

/**
 * `completed_at` is set exactly when `completed` is; a todo with `deleted_at` is in the trash, one without a project in the
 * Inbox. Without `due_zone` a todo is due wherever its owner is; `due_key` puts what has no date last, and is never null.
 * `title_key` is what titles are sorted by: without regard to capitals and accents.
 */
export const todos = pgTable(
  "todo",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    title: text("title").notNull(),
    titleKey: sortKey("title_key").generatedAlwaysAs(titleKey).notNull(),
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
    projectId: uuid("project_id"),
    position: position("position").default(positionAtTop).notNull(),
    createdAt: instant("created_at").defaultNow().notNull(),
    updatedAt: instant("updated_at").defaultNow().notNull(),
    deletedAt: instant("deleted_at"),
    version: integer("version").default(1).notNull(),
  },
  (table) => [
    unique("todo_user_id_id").on(table.userId, table.id),
    foreignKey({
      name: "todo_project",
      columns: [table.userId, table.projectId],
      foreignColumns: [projects.userId, projects.id],
    }),
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
    // With the zone, what is due is counted without a look at the rows.
    index("todo_due")
      .on(table.userId, table.dueKey, table.id, table.dueZone)
      .where(sql`not completed and deleted_at is null`),
    index("todo_own_order")
      .on(table.userId, table.position, table.id)
      .where(sql`not completed and deleted_at is null`),
    index("todo_inbox")
      .on(table.userId, table.position, table.id)
      .where(sql`project_id is null and not completed and deleted_at is null`),
    index("todo_of_project")
      .on(table.userId, table.projectId, table.position, table.id)
      .where(sql`not completed and deleted_at is null`),
    index("todo_open_by_priority")
      .on(table.userId, table.priority.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`not completed and deleted_at is null`),
    index("todo_open_by_title")
      .on(table.userId, table.titleKey, table.id)
      .where(sql`not completed and deleted_at is null`),
    index("todo_completed_of_project")
      .on(table.userId, table.projectId, table.completedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`completed and deleted_at is null`),
    index("todo_completed_own_order")
      .on(table.userId, table.position, table.id)
      .where(sql`completed and deleted_at is null`),
    index("todo_completed_by_due")
      .on(table.userId, table.dueKey, table.id)
      .where(sql`completed and deleted_at is null`),
    index("todo_completed_by_priority")
      .on(table.userId, table.priority.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`completed and deleted_at is null`),
    index("todo_completed_by_title")
      .on(table.userId, table.titleKey, table.id)
      .where(sql`completed and deleted_at is null`),
    index("todo_completed_newest")
      .on(table.userId, table.id.desc().nullsFirst())
      .where(sql`completed and deleted_at is null`),
    index("todo_trash")
      .on(table.userId, table.deletedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is not null`),
    pgPolicy("own_todos", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);
