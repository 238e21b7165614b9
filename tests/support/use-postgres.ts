import { inject } from "vitest";

Object.assign(process.env, { DATABASE_DRIVER: "pg", DATABASE_URL: inject("databaseUrl") });

// Loaded only now: reading the settings comes with it.
const { prepareDatabase } = await import("~db/database.server");
await prepareDatabase();
