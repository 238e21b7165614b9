import { isIP } from "node:net";
import { ConfigurationError } from "~/configuration-error";
import { envVariables } from "~/env-variables.server";

export type Env = ReturnType<typeof readEnv>;

/** The settings in `variables`, checked and completed. Throws a `ConfigurationError` that names every wrong one. */
export function readEnv(variables: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = envVariables.safeParse(given);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`);
    throw new ConfigurationError(sentences.join("\n"));
  }
  const env = parsed.data;
  const driver = env.DATABASE_DRIVER ?? driverFor(env.DATABASE_URL);
  if (driver !== "pglite" && env.DATABASE_URL === undefined)
    throw new ConfigurationError(`DATABASE_URL is needed when DATABASE_DRIVER is ${driver}.`);
  if (driver !== "pglite" && env.BETTER_AUTH_SECRET === undefined)
    throw new ConfigurationError(
      "BETTER_AUTH_SECRET is needed when DATABASE_URL is set, so that every instance has the same; `openssl rand -base64 32` makes one.",
    );
  if (env.BETTER_AUTH_URL === undefined && !isLoopback(env.HOST))
    throw new ConfigurationError(
      `BETTER_AUTH_URL is needed when HOST is ${env.HOST}: set it to the address people type, such as https://todos.example.org.`,
    );
  const ownOrigins = env.BETTER_AUTH_URL
    ? [env.BETTER_AUTH_URL]
    : ["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${env.PORT}`);
  const baseUrl = ownOrigins[0]!;
  return {
    ...env,
    DATABASE_DRIVER: driver,
    /** Whether answers say how long their parts took. */
    serverTiming: (env.SERVER_TIMING ?? (env.NODE_ENV === "development" ? "on" : "off")) === "on",
    /** The address people type, without a path. */
    baseUrl,
    /** Where a write may come from: `baseUrl` and whatever else reaches this app. */
    trustedOrigins: [...ownOrigins, ...env.TRUSTED_ORIGINS],
    JWT_AUDIENCE: env.JWT_AUDIENCE ?? `${baseUrl}/api`,
  };
}

function driverFor(url: string | undefined) {
  if (url === undefined) return "pglite";
  return new URL(url).hostname.endsWith(".neon.tech") ? "neon" : "pg";
}

function isLoopback(host: string) {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

export const env = readEnv(process.env);
