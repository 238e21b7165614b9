import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { send } from "../support/send";
import { buildWhenStale, startServer, temporaryFolder } from "../support/server-process";

beforeAll(buildWhenStale);

/** `npm run` without npm: what package.json has behind the name. */
async function run(command: "backup" | "restore", settings: Record<string, string>, ...args: string[]) {
  const script = join(import.meta.dirname, "../../scripts/run.js");
  const environment: Record<string, string | undefined> = { PATH: process.env.PATH, ...settings };
  const child = spawn(process.execPath, [script, command, ...args], {
    env: environment as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once("close", resolve)),
  ]);
  return { code, output: output + errors };
}

async function signUp(url: string) {
  const { headers } = await send(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "Robin", email: "robin@example.org", password: "correct horse battery" }),
  });
  return headers["set-cookie"]!.map((cookie) => cookie.split(";", 1)[0]).join("; ");
}

test("a server is backed up while it runs, and restored elsewhere with its secret nobody notices", async () => {
  const first = { DATA_DIR: join(temporaryFolder(), "data") };
  const second = { DATA_DIR: join(temporaryFolder(), "data") };
  const server = await startServer(first);
  const cookie = await signUp(server.url);
  const { body: token } = await send(`${server.url}/api/auth/token`, { headers: { Cookie: cookie } });
  expect(token.toString()).toContain("token");

  const backedUp = await run("backup", first);
  expect(backedUp).toMatchObject({ code: 0 });
  const [name] = readdirSync(join(first.DATA_DIR, "backups"));
  expect(name).toMatch(/^ownlist-\d{4}-\d\d-\d\dT\d{6}\.tar\.gz$/);
  const file = join(first.DATA_DIR, "backups", name!);
  expect(backedUp.output).toBe(`Backed up to ${file}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const refused = await run("restore", first, file);
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/^DATA_DIR: .* is in use by another running Ownlist.*\n$/);
  await server.stop();

  mkdirSync(second.DATA_DIR, { mode: 0o700 });
  cpSync(join(first.DATA_DIR, "secret"), join(second.DATA_DIR, "secret"));
  const restored = await run("restore", second, file);
  expect(restored.output).toContain(`Restored ${file}: 1 user, 0 todos.\n`);
  const successor = await startServer({ ...second, PORT: String(server.port) });
  for (const path of ["/api/todos", "/api/auth/token"]) {
    const { status } = await send(successor.url + path, { headers: { Cookie: cookie } });
    expect(status).toBe(200);
  }
  expect(await successor.stop()).toBe(0);
});

test("with Postgres the commands name its own", async () => {
  const settings = {
    DATABASE_URL: "postgres://127.0.0.1/ownlist",
    BETTER_AUTH_SECRET: "a secret that is only good for tests",
  };

  for (const command of ["backup", "restore"] as const) {
    const { code, output } = await run(command, settings);
    expect(code).toBe(1);
    expect(output).toMatch(/^[^\n]*pg_dump[^\n]*pg_restore\.\n$/);
  }
});
