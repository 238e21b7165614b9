import { customType, foreignKey, index, pgPolicy, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { appUser, ownRow } from "./own-rows";
import { todos } from "./todos";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * The words that a todo outside the trash is found by. Triggers on todos, steps and tags keep them, and nothing else writes
 * here. Every word begins with the end of its owner's id, so that one user's words lie together in the index.
 */
export const todoWords = pgTable(
  "todo_words",
  {
    userId: uuid("user_id").notNull(),
    todoId: uuid("todo_id").notNull(),
    words: tsvector("words").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.todoId] }),
    foreignKey({
      name: "todo_words_todo",
      columns: [table.userId, table.todoId],
      foreignColumns: [todos.userId, todos.id],
    }).onDelete("cascade"),
    // What is written is found at once, and no search pays for sorting in what others wrote before.
    index("todo_words_words").using("gin", table.words).with({ fastupdate: false }),
    pgPolicy("own_words", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);
