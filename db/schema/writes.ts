import { index, jsonb, pgPolicy, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { appUser, instant, ownRow, userId } from "./own-rows";

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

/** How to take a write back: what kind it was, what the message about it names, and what was there before. */
export const undo = pgTable(
  "undo",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    kind: text("kind").notNull(),
    about: jsonb("about").notNull(),
    before: jsonb("before").notNull(),
    createdAt: instant("created_at").defaultNow().notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    unique("undo_user_id_id").on(table.userId, table.id),
    index("undo_expires_at").on(table.expiresAt),
    pgPolicy("own_undo", { to: appUser, using: ownRow, withCheck: ownRow }),
  ],
);
