// SQLSTATE: connection exceptions, server shutting down or starting up, idle for too long, too many connections.
const LOST_CONNECTION_STATE = /^(08|57P0[1235]|25P03|53300)/;
const LOST_CONNECTION_MESSAGE = /terminated|timeout|closed|not queryable|socket|WebSocket|network/i;

/** The error a driver raised, freed from what Drizzle wrapped around it. The Neon driver raises events that are no `Error`. */
export function rootCause(error: unknown): Error & { code?: string } {
  let cause = error;
  while (cause instanceof Error && !hasCode(cause) && cause.cause) cause = cause.cause;
  if (cause instanceof Error) return cause;
  const message = (cause as { message?: unknown } | null)?.message;
  return new Error(typeof message === "string" ? message : "The connection failed.", { cause });
}

/** Whether the connection is gone or no longer to be trusted, as opposed to a statement that Postgres refused. */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = rootCause(error);
  if (code !== undefined) return LOST_CONNECTION_STATE.test(code) || /^E[A-Z]+$/.test(code);
  return LOST_CONNECTION_MESSAGE.test(message);
}

function hasCode(error: Error) {
  return "code" in error && error.code !== undefined;
}
