import type { BetterAuthOptions } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { eq, sql } from "drizzle-orm";
import { oncePerProcess } from "~/once-per-process.server";
import { database } from "~db/database.server";
import * as schema from "~db/schema/auth";

type Adapter = ReturnType<ReturnType<typeof drizzleAdapter>>;
type Query = Parameters<Adapter["findOne"]>[0];

/** Better Auth's own adapter, in which the question that every request begins with, whose session it is, is written once. */
export function sessionAdapter(options: BetterAuthOptions): Adapter {
  const adapter = drizzleAdapter(database, { provider: "pg", schema, transaction: true })(options);
  return {
    ...adapter,
    async findOne<T>(query: Query) {
      const token = tokenIn(query);
      if (token === null) return adapter.findOne<T>(query);
      return ((await sessionByToken().execute({ token })) ?? null) as T | null;
    },
  };
}

/** The token by which a session is asked for together with its user; null for any other question. */
function tokenIn({ model, where, join }: Query): string | null {
  const [condition] = where;
  const isWhole = model === "session" && join?.user === true && where.length === 1;
  if (!isWhole || condition?.field !== "token" || (condition.operator ?? "eq") !== "eq") return null;
  return String(condition.value);
}

// Without a name, because poolers forget what is prepared.
const sessionByToken = () =>
  oncePerProcess("session by token", () =>
    database.query.session
      .findFirst({ where: eq(schema.session.token, sql.placeholder("token")), with: { user: true } })
      .prepare(""),
  );
