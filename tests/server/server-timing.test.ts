import { beforeAll, expect, test } from "vitest";
import { send } from "../support/send";
import { buildWhenStale, startServer, temporaryFolder } from "../support/server-process";

beforeAll(buildWhenStale);

test("every answer says how long its parts took, when it is asked to", async () => {
  const { url, stop } = await startServer({ DATA_DIR: temporaryFolder(), SERVER_TIMING: "on" });
  const { headers } = await send(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: url },
    body: JSON.stringify({ name: "Ada", email: "ada@example.org", password: "correct horse battery" }),
  });
  const cookie = headers["set-cookie"]!.map((one) => one.split(";", 1)[0]).join("; ");
  const partsOf = async (path: string) => {
    const answer = await send(url + path, { headers: { Cookie: cookie, Accept: "text/html" } });
    expect(answer.status).toBe(200);
    return (answer.headers["server-timing"] as string).replaceAll(/;dur=\d+\.\d(?=,|$)/g, "").split(", ");
  };

  expect(await partsOf("/todos/today")).toEqual(["auth", "db", "render", "total"]);
  expect(await partsOf("/todos/today.data")).toEqual(["auth", "db", "total"]);
  expect(await partsOf("/api/todos")).toEqual(["auth", "db", "total"]);
  await stop();
});

test("in production nobody is told, unless the setting says so", async () => {
  const { url, stop } = await startServer({ DATA_DIR: temporaryFolder(), NODE_ENV: "production" });

  expect((await send(`${url}/sign-in`)).headers).not.toHaveProperty("server-timing");
  await stop();
});
