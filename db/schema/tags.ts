import { foreignKey, index, pgPolicy, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { appUser, instant, ownRow, userId } from "./own-rows";
import { todos } from "./todos";

/** A word that todos are found by. `name_key` is the name without regard to capitals: there is one tag of a name. */
export const tags = pgTable(
  "tag",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    createdAt: instant("created_at").defaultNow().notNull(),
  },
  (table) => [
    unique("tag_user_id_id").on(table.userId, table.id),
    unique("tag_user_id_name_key").on(table.userId, table.nameKey),
    pgPolicy("own_tags", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);

export const todoTags = pgTable(
  "todo_tag",
  {
    userId: userId(),
    todoId: uuid("todo_id").notNull(),
    tagId: uuid("tag_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.todoId, table.tagId] }),
    foreignKey({
      name: "todo_tag_todo",
      columns: [table.userId, table.todoId],
      foreignColumns: [todos.userId, todos.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "todo_tag_tag",
      columns: [table.userId, table.tagId],
      foreignColumns: [tags.userId, tags.id],
    }).onDelete("cascade"),
    index("todo_tag_by_tag").on(table.userId, table.tagId, table.todoId),
    pgPolicy("own_todo_tags", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);
