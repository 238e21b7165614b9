import { beforeAll, expect, test } from "vitest";
import { send } from "../support/send";
import { buildWhenStale, startServer, temporaryFolder } from "../support/server-process";

beforeAll(buildWhenStale);

test("pages, their data and the API say how long the parts of an answer took, when they are asked to", async () => {
  const { url, stop } = await startServer({ DATA_DIR: temporaryFolder(), SERVER_TIMING: "on" });
  const { headers } = await send(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: url },
    body: JSON.stringify({ name: "Ada", email: "ada@example.org", password: "correct horse battery" }),
  });
  const cookie = headers["set-cookie"]!.map((one) => one.split(";", 1)[0]).join("; ");
  const partsOf = async (path: string, status = 200, options: Parameters<typeof send>[1] = {}) => {
    const answer = await send(url + path, {
      headers: { Cookie: cookie, Accept: "text/html", Origin: url },
      ...options,
    });
    expect(answer.status).toBe(status);
    return (answer.headers["server-timing"] as string).replaceAll(/;dur=\d+\.\d(?=,|$)/g, "").split(", ");
  };

  expect(await partsOf("/todos/today")).toEqual(["auth", "db", "render", "total"]);
  expect(await partsOf("/todos/today.data")).toEqual(["auth", "db", "total"]);
  expect(await partsOf("/api/todos")).toEqual(["auth", "db", "total"]);
  expect(await partsOf("/sign-in", 200, { headers: { Accept: "text/html" } })).toContain("render");
  expect(await partsOf("/api/todos", 401, { headers: {} })).toContain("total");
  expect(await partsOf("/todos", 302, { headers: { Accept: "text/html" } })).toContain("total");
  expect(await partsOf("/nowhere", 404)).toContain("render");
  expect(await partsOf("/todos", 403, { method: "POST", headers: { Origin: "https://a.example" } })).toEqual([
    "total",
  ]);
  await stop();
});

test.each([
  ["production", false],
  ["development", true],
])("in %s whether anybody is told is %s, unless the setting says otherwise", async (mode, isTold) => {
  const { url, stop } = await startServer({ DATA_DIR: temporaryFolder(), NODE_ENV: mode });

  expect("server-timing" in (await send(`${url}/sign-in`)).headers).toBe(isTold);
  await stop();
});
