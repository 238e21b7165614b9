import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { send } from "../../support/send";
import {
  buildWhenStale,
  type ServerProcess,
  startServer,
  temporaryFolder,
} from "../../support/server-process";

export const PASSWORD = "correct horse battery";

/** A production server for the tests of one file, with limits on sign-in that they do not meet by accident. */
export function attackedServer(settings: Record<string, string> = {}) {
  let running: ServerProcess;
  beforeAll(async () => {
    buildWhenStale();
    const limits = { BODY_LIMIT: "1mb", SIGN_IN_RATE_LIMIT: "100000", AUTH_RATE_LIMIT: "100000" };
    running = await startServer({ DATA_DIR: temporaryFolder(), ...limits, ...settings });
  });
  afterAll(() => running.stop());

  const origin = () => settings.BETTER_AUTH_URL ?? `http://localhost:${running.port}`;

  /** Posts a form as a page of ours does. */
  function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const form = { Origin: origin(), "Content-Type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams(fields).toString();
    return send(running.url + path, { method: "POST", headers: { ...form, ...headers }, body });
  }

  /** Makes an account by the form. The cookies are those the browser was given, with their flags. */
  async function signUp() {
    const email = `${crypto.randomUUID()}@example.org`;
    const { headers } = await post("/sign-up", { name: "Ada", email, password: PASSWORD });
    const cookies = headers["set-cookie"] ?? [];
    return { email, cookies, cookie: cookiePair(cookies) };
  }

  return {
    output: () => running.output(),
    url: () => running.url,
    origin,
    post,
    signUp,
    get: (path: string, headers: Record<string, string> = {}) => send(running.url + path, { headers }),
    /** Everything answered to bytes as they are, until the server closes or a second of silence. */
    async sendBytes(bytes: string | Buffer) {
      const socket = connect(running.port, "127.0.0.1");
      let answer = "";
      socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
      socket.on("error", () => {});
      socket.write(bytes);
      socket.setTimeout(1000, () => socket.destroy());
      await once(socket, "close");
      return answer;
    },
    /** A connection of its own, for whoever sends slowly. */
    open: () => connect(running.port, "127.0.0.1"),
  };
}

/** What a browser sends back of the cookies it was given. */
export function cookiePair(cookies: string[]): string {
  return cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ");
}

/** The status of every answer in `text`, in turn. */
export function statusesIn(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}
