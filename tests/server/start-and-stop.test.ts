import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../support/free-port";
import { send } from "../support/send";
import { buildWhenStale, runServer, startServer, temporaryFolder } from "../support/server-process";

beforeAll(buildWhenStale);

describe("a setting that is wrong stops the start with one sentence, and nothing is touched", () => {
  test.each([
    ["PORT", { PORT: "many" }],
    ["PORT", { PORT: "70000" }],
    ["HOST", { HOST: "192.0.2.1", BETTER_AUTH_URL: "https://todos.example.org" }],
    ["BETTER_AUTH_URL", { HOST: "0.0.0.0" }],
    ["BETTER_AUTH_SECRET", { BETTER_AUTH_SECRET: "short" }],
    ["BETTER_AUTH_SECRET", { DATABASE_URL: "postgres://127.0.0.1/ownlist" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://127.0.0.1/ownlist" }],
    ["JWT_ALGORITHM", { JWT_ALGORITHM: "HS256" }],
    ["TRUST_PROXY", { TRUST_PROXY: "everybody" }],
  ])("%s: %o", async (name, settings) => {
    const folder = join(temporaryFolder(), "data");
    const { code, output } = await runServer({
      DATA_DIR: folder,
      PORT: String(await freePort()),
      ...settings,
    });

    expect(code).toBe(1);
    expect(output).toMatch(oneSentenceNaming(name));
    expect(existsSync(folder)).toBe(false);
  });

  test("PORT, when another program has it", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const folder = join(temporaryFolder(), "data");

    const { code, output } = await runServer({ DATA_DIR: folder, PORT: String(port) });
    other.close();

    expect(code).toBe(1);
    expect(output).toMatch(oneSentenceNaming("PORT"));
    expect(existsSync(folder)).toBe(false);
  });

  test("DATA_DIR, when nothing can be written there", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "kept");

    const { code, output } = await runServer({
      DATA_DIR: join(file, "data"),
      PORT: String(await freePort()),
    });

    expect(code).toBe(1);
    expect(output).toMatch(oneSentenceNaming("DATA_DIR"));
    expect(readFileSync(file, "utf8")).toBe("kept");
  });

  test("DATA_DIR, when it was made by another major version of Postgres", async () => {
    const folder = temporaryFolder();
    const version = join(folder, "postgres", "PG_VERSION");
    mkdirSync(join(folder, "postgres"));
    writeFileSync(version, "15\n");

    const { code, output } = await runServer({ DATA_DIR: folder, PORT: String(await freePort()) });

    expect(code).toBe(1);
    expect(output).toMatch(oneSentenceNaming("DATA_DIR"));
    expect(readFileSync(version, "utf8")).toBe("15\n");
  });

  test("DATABASE_URL, when what answers there is no Postgres", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;

    const { code, output } = await runServer({
      DATABASE_URL: `postgres://robin:hunter2@127.0.0.1:${port}/ownlist`,
      BETTER_AUTH_SECRET: "a secret that is only good for tests",
      PORT: String(await freePort()),
    });
    other.close();

    expect(code).toBe(1);
    expect(output).toMatch(oneSentenceNaming("DATABASE_URL"));
    expect(output).not.toContain("hunter2");
  });

  function oneSentenceNaming(name: string) {
    return new RegExp(`^[^\\n]*\\b${name}\\b[^\\n]*\\.\\n$`);
  }
});

describe("a server that runs", () => {
  test("keeps its folder to itself, and everybody signed in after a restart", async () => {
    const folder = join(temporaryFolder(), "data");
    const first = await startServer({ DATA_DIR: folder });
    const cookie = await signUp(first.url);
    const secret = readFileSync(join(folder, "secret"), "utf8");
    expect(statSync(folder).mode & 0o777).toBe(0o700);

    const rival = await runServer({ DATA_DIR: folder, PORT: String(await freePort()) });
    expect(rival.code).toBe(1);
    expect(rival.output).toMatch(/DATA_DIR.*\.\n$/);
    expect(await first.stop()).toBe(0);

    const second = await startServer({ DATA_DIR: folder, PORT: String(first.port) });
    expect(readFileSync(join(folder, "secret"), "utf8")).toBe(secret);
    const { status } = await send(`${second.url}/api/todos`, { headers: { Cookie: cookie } });
    expect(status).toBe(200);
    expect(await second.stop()).toBe(0);
  });

  test("ends when another took its folder meanwhile, says so, and leaves it to that one", async () => {
    const folder = temporaryFolder();
    const server = await startServer({ DATA_DIR: folder });
    const lock = join(folder, "postgres.lock");
    const other = JSON.stringify({ pid: server.pid, started: "1", namespace: "pid:[1]" });
    writeFileSync(lock, other);

    expect(await server.exited).toBe(1);

    expect(server.output()).toContain("DATA_DIR: another Ownlist");
    expect(readFileSync(lock, "utf8")).toBe(other);
  });

  test("asked to stop, finishes the request it is in, waits for no idle connection, and exits 0", async () => {
    const server = await startServer({ DATA_DIR: temporaryFolder() });
    const idle = connect(server.port, "127.0.0.1");
    await once(idle, "connect");
    const socket = connect(server.port, "127.0.0.1");
    const body = JSON.stringify({ email: "nobody@example.org", password: "correct horse battery" });
    socket.write(
      `POST /api/auth/sign-in/email HTTP/1.1\r\nHost: localhost:${server.port}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    );
    await once(socket, "data");

    const exited = server.stop();
    await once(idle, "close");
    const answer = text(socket);
    socket.write(body);

    expect(await answer).toMatch(/^HTTP\/1\.1 401 [^]*INVALID_EMAIL_OR_PASSWORD/);
    expect(await exited).toBe(0);
    await expect(send(server.url)).rejects.toThrow("ECONNREFUSED");
  });
});

async function signUp(url: string) {
  const { headers, status } = await send(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "Robin", email: "robin@example.org", password: "correct horse battery" }),
  });
  expect(status).toBe(200);
  return headers["set-cookie"]!.map((cookie) => cookie.split(";", 1)[0]).join("; ");
}
