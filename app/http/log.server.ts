import pino from "pino";
import { env } from "~/env.server";
import { oncePerProcess } from "~/once-per-process.server";

// A write for every line costs as much as a tenth of a request.
const SEVERAL_LINES = { minLength: 4096, periodicFlush: 250 };

/**
 * JSON lines on standard output. No request waits for them, and the last ones are written when the process ends. Never pass
 * it what people wrote, who they are, or where they came from.
 */
export const log = oncePerProcess("log", () =>
  pino({ level: env.LOG_LEVEL, base: undefined }, pino.destination({ sync: false, ...SEVERAL_LINES })),
);
