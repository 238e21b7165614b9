import { beforeEach, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
beforeEach(async () => {
  headers = await bearer(await createUser());
});

const nobodys = "01900000-0000-7000-8000-000000000000";

/** What has no version: where it is, as what it is made, and what it is changed to. */
const things = [
  ["/api/projects", { name: "Home", color: "teal" }, { name: "House", color: "red", archived: true }],
  ["/api/views", { name: "Late", query: "due=overdue" }, { name: "Soon", query: "sort=due" }],
] as const;

describe.each(things)("%s", (path, made, changes) => {
  let one: string;
  let tag: string;
  beforeEach(async () => {
    const answer = await callApi(`POST ${path}`, { headers, json: made });
    one = answer.headers.get("Location")!;
    tag = answer.headers.get("ETag")!;
    expect(one).toBe(`${path}/${answer.json.id}`);
  });

  const call = (method: string, sent: { json?: object; with?: Record<string, string> } = {}) =>
    callApi(`${method} ${one}`, { headers, ...sent });

  test("has an entity tag, which changes with it and with nothing else", async () => {
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    const read = await call("GET");
    expect([read.status, read.headers.get("ETag")]).toEqual([200, tag]);
    expect(read.json).toMatchObject(made);
    await callApi(`POST ${path}`, { headers, json: made });
    expect((await call("GET")).headers.get("ETag")).toBe(tag);

    const changed = await call("PATCH", { json: changes });
    expect(changed.headers.get("ETag")).not.toBe(tag);
    expect((await call("GET")).headers.get("ETag")).toBe(changed.headers.get("ETag"));
  });

  test("is not sent again to who has it", async () => {
    for (const held of [tag, `W/${tag}`, "*", `"1", ${tag}`]) {
      const answer = await call("GET", { with: { "if-none-match": held } });
      expect([answer.status, answer.text, answer.headers.get("ETag")]).toEqual([304, "", tag]);
    }
    for (const held of ['"1"', "", tag.slice(1)])
      expect(await call("GET", { with: { "if-none-match": held } })).toMatchObject({ status: 200 });
  });

  test.each(["tag", "*", "list"])("is written and deleted when If-Match names it: %s", async (how) => {
    const naming = (current: string) => ({
      "if-match": how === "tag" ? current : how === "*" ? "*" : `"1", ${current}`,
    });

    const changed = await call("PATCH", { json: changes, with: naming(tag) });
    expect(changed).toMatchObject({ status: 200, json: changes });
    const replaced = await call("PUT", { json: made, with: naming(changed.headers.get("ETag")!) });
    expect(replaced).toMatchObject({ status: 200, json: made });
    expect(await call("DELETE", { with: naming(replaced.headers.get("ETag")!) })).toMatchObject({
      status: 204,
    });
  });

  test.each(["a weak one", "another", "none", "an old one"])("is left alone when not: %s", async (how) => {
    const [old, now] = [tag, (await call("PATCH", { json: { name: "Changed" } })).headers.get("ETag")!];
    const named = { "a weak one": `W/${now}`, another: '"1"', none: "", "an old one": old }[how]!;

    for (const [method, json] of [["PUT", made], ["PATCH", changes], ["DELETE"]] as const) {
      const answer = await call(method, { json, with: { "if-match": named } });
      expect([method, answer.status, answer.headers.get("ETag")]).toEqual([method, 412, now]);
    }
    expect((await call("GET")).headers.get("ETag")).toBe(now);
  });

  test("is left alone when nothing is to be there: If-None-Match *", async () => {
    for (const [method, json] of [["PUT", made], ["PATCH", changes], ["DELETE"]] as const) {
      const answer = await call(method, { json, with: { "if-none-match": "*" } });
      expect([method, answer.status, answer.headers.get("ETag")]).toEqual([method, 412, tag]);
    }
    expect((await call("GET")).headers.get("ETag")).toBe(tag);
  });

  test("of many who write the same at once, one does", async () => {
    const names = Array.from({ length: 6 }, (_, nth) => `Name ${nth}`);

    const answers = await Promise.all(
      names.map((name, nth) =>
        call("PATCH", {
          json: { name },
          with: { "if-match": tag, ...(nth % 2 ? { "idempotency-key": `key ${nth}`.replace(" ", "") } : {}) },
        }),
      ),
    );

    const done = answers.filter(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    const now = await call("GET");
    expect(now.text).toBe(done[0]!.text);
    for (const { status, headers } of answers)
      if (status === 412) expect(headers.get("ETag")).toBe(now.headers.get("ETag"));
  });

  test("is answered once per key, whatever became of it since", async () => {
    const sent = { json: changes, with: { "if-match": tag, "idempotency-key": "once" } };

    const first = await call("PATCH", sent);
    await call("PATCH", { json: { name: "Later" } });
    const again = await call("PATCH", sent);

    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers.get("ETag")).toBe(first.headers.get("ETag"));
  });

  test("is a 403 or a 404 whatever If-Match says", async () => {
    const stranger = await bearer(await createUser("Mallory"));

    for (const [method, json] of [["GET"], ["PUT", made], ["PATCH", changes], ["DELETE"]] as const) {
      const sent = { json, with: { "if-match": tag, "if-none-match": tag } };
      const theirs = await callApi(`${method} ${one}`, { headers: stranger, ...sent });
      expect([theirs.status, theirs.headers.get("ETag")]).toEqual([403, null]);
      expect(await callApi(`${method} ${path}/${nobodys}`, { headers, ...sent })).toMatchObject({
        status: 404,
      });
      expect(await callApi(`${method} ${one}`, sent)).toMatchObject({ status: 401 });
    }
  });
});
