import { sql } from "drizzle-orm";
import { check, index, pgPolicy, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Color } from "../../app/projects/colors";
import { appUser, instant, ownRow, position, positionAtEnd, userId } from "./own-rows";

/** What todos are kept in; a todo without one is in the Inbox. With `archived_at` it is out of sight. */
export const projects = pgTable(
  "project",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    name: text("name").notNull(),
    color: text("color").$type<Color>().notNull(),
    position: position("position").default(positionAtEnd).notNull(),
    archivedAt: instant("archived_at"),
    createdAt: instant("created_at").defaultNow().notNull(),
    updatedAt: instant("updated_at").defaultNow().notNull(),
  },
  (table) => [
    unique("project_user_id_id").on(table.userId, table.id),
    check(
      "project_color",
      sql`color in ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')`,
    ),
    index("project_order").on(table.userId, table.position, table.id),
    pgPolicy("own_projects", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);
