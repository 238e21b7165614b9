import { connect as connectTcp } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError } from "~/configuration-error";
import { rootCause } from "./connection-errors";

/** A database often starts beside the app, and a little later. */
const PATIENCE_MS = 15_000;
const PROBE_MS = 2000;

// Nobody there yet, a name not yet known, a proxy without a backend, Postgres starting up or full.
const NOT_YET_CODE = /^(ECONN|EPIPE|EHOST|ENET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|57P03|53300)/;
// The Neon driver gives words only.
const NOT_YET_MESSAGE = /terminated|timeout|server response: 50[234]|ECONN|EHOST|ENOTFOUND|EAI_AGAIN/i;

/** What Postgres answers to the question for encryption is one letter, or an error from one too old to know it. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const POSTGRES_ANSWER = /^([SN]$|E)/;

/**
 * What `connect` returns, tried for a while as long as the database may still be on its way. Throws a
 * `ConfigurationError` about DATABASE_URL otherwise, at once when waiting cannot help.
 */
export async function connectPatiently<T>(
  url: string,
  connect: () => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (let pause = 200; ; pause = Math.min(pause * 2, 3000)) {
    try {
      return await connect();
    } catch (error) {
      const cause = rootCause(error);
      if (/terminated/i.test(cause.message) && (await isOtherService(url))) throw notPostgres(url, cause);
      if (!mayStillCome(cause) || Date.now() + pause > giveUpAt) throw explain(url, cause);
    }
    await sleep(pause);
  }
}

function mayStillCome({ code, message }: { code?: string; message: string }) {
  return code === undefined ? NOT_YET_MESSAGE.test(message) : NOT_YET_CODE.test(code);
}

function explain(url: string, cause: Error & { code?: string }) {
  if (/server response: [1-4]/.test(cause.message)) return notPostgres(url, cause);
  const isRefusal = /^[0-9A-Z]{5}$/.test(cause.code ?? "") && !NOT_YET_CODE.test(cause.code!);
  const sentence = isRefusal
    ? `Postgres at ${hostOf(url)} refuses the connection (${cause.message}); check user, password and database name.`
    : `there is no answer from ${hostOf(url)} (${cause.code ?? cause.message}); check the address, and that Postgres runs there.`;
  return new ConfigurationError(`DATABASE_URL: ${sentence}`, { cause });
}

function notPostgres(url: string, cause: Error) {
  return new ConfigurationError(
    `DATABASE_URL: what answers at ${hostOf(url)} is not Postgres; check host and port.`,
    {
      cause,
    },
  );
}

/** Host and port only: an address also holds the password. */
function hostOf(url: string) {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 5432}`;
}

function isOtherService(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connectTcp(Number(port || 5432), hostname.replace(/^\[|\]$/g, ""));
    const decide = (isOther: boolean) => {
      socket.destroy();
      resolve(isOther);
    };
    socket.setTimeout(PROBE_MS, () => decide(false));
    socket.on("connect", () => socket.write(SSL_REQUEST));
    socket.on("data", (data) => decide(!POSTGRES_ANSWER.test(data.toString("latin1"))));
    socket.on("error", () => decide(false));
    socket.on("close", () => decide(false));
  });
}
