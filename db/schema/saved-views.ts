import { index, pgPolicy, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { appUser, instant, ownRow, position, positionAtEnd, userId } from "./own-rows";

/** A list with its filters and sort under a name. `query` is what stands in the address after the question mark. */
export const savedViews = pgTable(
  "saved_view",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    name: text("name").notNull(),
    query: text("query").notNull(),
    position: position("position").default(positionAtEnd).notNull(),
    createdAt: instant("created_at").defaultNow().notNull(),
  },
  (table) => [
    unique("saved_view_user_id_id").on(table.userId, table.id),
    index("saved_view_order").on(table.userId, table.position, table.id),
    pgPolicy("own_saved_views", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);
