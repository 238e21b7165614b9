import { inject } from "vitest";

Object.assign(process.env, {
  DATABASE_DRIVER: "neon",
  DATABASE_URL: inject("databaseUrl"),
  NEON_WS_PROXY: `127.0.0.1:${inject("bridgePort")}/v1`,
});

// Loaded only now: reading the settings comes with it.
const { prepareDatabase } = await import("~db/database.server");
await prepareDatabase();
