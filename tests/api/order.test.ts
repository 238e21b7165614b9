import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
let stranger: Headers;

beforeEach(async () => {
  headers = await bearer(await createUser());
  stranger = await bearer(await createUser("Mallory"));
});

const nobodys = "01900000-0000-7000-8000-000000000000";

/** What has an order: where it is, how one is made, and in which order they stand when made as a, b and c. */
const ordered = [
  ["/api/todos", (name: string) => ({ title: name }), "?sort=own", "cba"],
  ["/api/projects", (name: string) => ({ name }), "", "abc"],
  ["/api/views", (name: string) => ({ name, query: "sort=title" }), "", "abc"],
] as const;

describe.each(ordered)("%s", (path, body, query, asMade) => {
  const make = async (name: string, as = headers) =>
    (await callApi(`POST ${path}`, { headers: as, json: body(name) })).json.id;

  async function order(as = headers) {
    const { items } = (await callApi(`GET ${path}${query}`, { headers: as })).json;
    return items.map((item) => item.title ?? (item as unknown as { name: string }).name).join("");
  }

  let ids: Record<string, string>;
  beforeEach(async () => {
    ids = {};
    for (const name of "abc") ids[name] = await make(name);
    expect(await order()).toBe(asMade);
  });

  const move = (id: string, json: object, sent: object = {}) =>
    callApi(`POST ${path}/${id}/move`, { headers, json, ...sent });

  test("one is moved right before or after another, and answered as it is", async () => {
    const as = (name: string) => callApi(`GET ${path}/${ids[name]}`, { headers });
    const before = await as("b");

    const moved = await move(ids.b!, { before: ids[asMade[0]!] });
    expect(moved).toMatchObject({ status: 200, json: before.json });
    expect(moved.headers.get("ETag")).toBe(before.headers.get("ETag"));
    expect((await as("b")).text).toBe(before.text);
    expect(await order()).toBe(`b${asMade.replace("b", "")}`);

    await move(ids.b!, { after: ids[asMade[2]!]!.toUpperCase() });
    expect(await order()).toBe(`${asMade.replace("b", "")}b`);
    await move(ids.b!, { after: ids[asMade[0]!] });
    expect(await order()).toBe(asMade);
    await move(ids.b!, { after: ids.b! });
    expect(await order()).toBe(asMade);
  });

  test("it happens once per key, and only to what If-Match names", async () => {
    const sent = { with: { "idempotency-key": uuidv7() } };
    const first = await move(ids.b!, { before: ids[asMade[0]!] }, sent);
    await move(ids.b!, { after: ids[asMade[2]!] });

    expect((await move(ids.b!, { before: ids[asMade[0]!] }, sent)).text).toBe(first.text);
    expect(await move(ids.b!, { after: ids.a }, sent)).toMatchObject({ status: 422 });
    expect(await order()).toBe(`${asMade.replace("b", "")}b`);

    const tag = first.headers.get("ETag")!;
    const stale = { with: { "if-match": '"7"' } };
    const refused = await move(ids.b!, { before: ids[asMade[0]!] }, stale);
    expect([refused.status, refused.headers.get("ETag")]).toEqual([412, tag]);
    expect(await order()).toBe(`${asMade.replace("b", "")}b`);
    await move(ids.b!, { before: ids[asMade[0]!] }, { with: { "if-match": `"7", ${tag}` } });
    expect(await order()).toBe(`b${asMade.replace("b", "")}`);
  });

  test.each([
    [{}, "before"],
    [{ before: nobodys, after: nobodys }, "before"],
    [{ before: "a" }, "before"],
    [{ after: null }, "after"],
    [{ after: nobodys, by: "up" }, "by"],
  ])("%j is a 422 that names what is wrong", async (json, field) => {
    const answer = await move(ids.b!, json);

    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.errors)).toEqual([field]);
  });

  test("what is somebody else's is a 403, what is nobody's a 404, whichever of the two it is", async () => {
    const theirs = await make("theirs", stranger);
    const keyed = { with: { "idempotency-key": uuidv7() } };

    for (const sent of [{}, keyed]) {
      expect(await move(theirs, { after: ids.b }, sent)).toMatchObject({ status: 403 });
      expect(await move(ids.b!, { after: theirs })).toMatchObject({ status: 403 });
    }
    expect(await move(ids.b!, { before: theirs }, { with: { "if-match": "*" } })).toMatchObject({
      status: 403,
    });
    for (const [id, beside] of [
      [nobodys, ids.b],
      [ids.b!, nobodys],
      ["nonsense", ids.b],
    ] as const)
      expect(await move(id, { after: beside })).toMatchObject({ status: 404 });
    expect(await move(ids.b!, { after: ids.a }, { headers: undefined })).toMatchObject({ status: 401 });
    expect(await callApi(`GET ${path}/${ids.b}/move`, { headers })).toMatchObject({ status: 405 });
    expect(await order()).toBe(asMade);
    expect(await order(stranger)).toBe("theirs");
  });
});

test("a todo in the trash is not moved, and nothing beside it", async () => {
  const make = async (title: string) =>
    (await callApi("POST /api/todos", { headers, json: { title } })).json.id;
  const [a, b] = [await make("a"), await make("b")];
  await callApi(`DELETE /api/todos/${a}`, { headers });

  for (const [id, before] of [
    [a, b],
    [b, a],
  ] as const)
    expect(await callApi(`POST /api/todos/${id}/move`, { headers, json: { before } })).toMatchObject({
      status: 404,
    });
});
