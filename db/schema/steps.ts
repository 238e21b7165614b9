import { boolean, foreignKey, index, pgPolicy, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { appUser, ownRow, position, positionAtEnd, userId } from "./own-rows";
import { todos } from "./todos";

/** An entry of a todo's checklist. */
export const steps = pgTable(
  "step",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    todoId: uuid("todo_id").notNull(),
    title: text("title").notNull(),
    completed: boolean("completed").default(false).notNull(),
    position: position("position").default(positionAtEnd).notNull(),
  },
  (table) => [
    unique("step_user_id_id").on(table.userId, table.id),
    foreignKey({
      name: "step_todo",
      columns: [table.userId, table.todoId],
      foreignColumns: [todos.userId, todos.id],
    }).onDelete("cascade"),
    index("step_order").on(table.userId, table.todoId, table.position, table.id),
    pgPolicy("own_steps", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);
