import { inject } from "vitest";

Object.assign(process.env, { DATABASE_DRIVER: "pglite", DATA_DIR: inject("dataDir") });

// Loaded only now: reading the settings comes with it.
const { prepareDatabase } = await import("~db/database.server");
await prepareDatabase();
