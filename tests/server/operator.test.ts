import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { buildWhenStale, startServer, temporaryFolder } from "../support/server-process";

const commands = join(import.meta.dirname, "../../scripts/run.js");
const PASSWORD = "correct horse battery";

/** What `npm run NAME -- …` prints for the people in `DATA_DIR`, once the build is there. */
function run(
  name: "user" | "seed",
  dataDir: string,
  words: string[] = [],
  settings: Record<string, string> = {},
) {
  const environment: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    ...settings,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [commands, name, ...words], {
    env: environment as NodeJS.ProcessEnv,
    encoding: "utf8",
  });
  return { code: status, output: (stdout + stderr).replace(/^Building Ownlist.*\n/, "") };
}

/** What signing in with each of these passwords is answered with. */
async function trySignIn(dataDir: string, email: string, passwords: string[]) {
  const server = await startServer({ DATA_DIR: dataDir });
  const statuses: number[] = [];
  for (const password of passwords) {
    const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url },
      body: JSON.stringify({ email, password }),
    });
    statuses.push(answer.status);
  }
  await server.stop();
  return statuses;
}

beforeAll(buildWhenStale);

describe("npm run user", () => {
  const folder = temporaryFolder();

  test("lists, bans, lets in again, promotes, gives a new password and deletes", async () => {
    run("seed", folder);
    const email = "demo@example.org";

    expect(run("user", folder, ["list"]).output).toBe(`${email}\tRobin Demo\tuser\tactive\n1 user\n`);
    expect(run("user", folder, ["ban", "Demo@Example.org", "--reason", "noise"]).code).toBe(0);
    expect(await trySignIn(folder, email, [PASSWORD])).toEqual([403]);

    run("user", folder, ["unban", email]);
    run("user", folder, ["promote", email]);
    expect(run("user", folder, ["list"]).output).toContain("admin\tactive");
    const [, password] = /^New password: (\w{26})$/m.exec(
      run("user", folder, ["reset-password", email]).output,
    )!;
    expect(await trySignIn(folder, email, [PASSWORD, password!])).toEqual([401, 200]);

    run("user", folder, ["delete", email]);
    expect(run("user", folder, ["list"]).output).toBe("0 users\n");
  }, 300_000);

  test("makes an account, sign-up closed or not, and none where there is one", async () => {
    const email = "ada@example.org";
    const closed = { SIGN_UP: "closed" };
    const add = (...words: string[]) => run("user", folder, ["add", ...words], closed);

    const [, password] = /^Password: (\w{26})$/m.exec(add("Ada@example.org", "--name", "Ada").output)!;

    expect(run("user", folder, ["list"]).output).toBe(`${email}\tAda\tuser\tactive\n1 user\n`);
    expect(await trySignIn(folder, email, [password!])).toEqual([200]);
    for (const words of [[email], ["kim"], ["kim@example.org", "--name", "\u0007"]]) {
      const { code, output } = add(...words);
      expect(code).toBe(1);
      expect(output).toMatch(/^No account for .+\n$/);
    }
    expect(run("user", folder, ["list"]).output).toContain("\n1 user\n");
  }, 300_000);

  test.each([[], ["burn"], ["add"], ["ban"], ["list", "--loud"], ["delete", "nobody@example.org"]])(
    "%j is explained, with a failing exit code",
    (...words) => {
      const { code, output } = run("user", folder, words);

      expect(code).toBe(1);
      expect(output).toMatch(
        /^Usage: npm run user|^Nobody here has the e-mail address nobody@example\.org\.\n$/,
      );
      expect(output).not.toContain("    at ");
    },
  );
});

describe("npm run seed", () => {
  const productions: Record<string, string>[] = [
    { NODE_ENV: "production" },
    { BETTER_AUTH_URL: "https://todos.example.org" },
  ];

  test.each(productions)("refuses with %j", (settings) => {
    const { code, output } = run("seed", temporaryFolder(), [], settings);

    expect(code).toBe(1);
    expect(output).toMatch(/^The demo user has a password everybody knows/);
  });
});
