import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { afterEach, expect, test } from "vitest";
import { answerWithRemix } from "../../server/answer-with-remix";
import { send } from "../support/send";
import { type Answer, buildThatGives } from "./one-page-build";

const HTML = { "Content-Type": "text/html" };

let server: Server;

afterEach(() => server.close());

test("a body that is still being made is streamed as it comes, from its beginning", async () => {
  let finish = () => {};
  const url = await serve(() => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from("<p>now</p>"));
        finish = () => {
          controller.enqueue(Buffer.from("<p>later</p>"));
          controller.close();
        };
      },
    });
    return new Response(body, { headers: { "Content-Type": "text/html" } });
  });

  const response = await fetch(url);
  const reader = response.body!.getReader();
  const first = await reader.read();
  finish();
  const second = await reader.read();

  expect(response.headers.has("Content-Length")).toBe(false);
  expect([first, second].map(({ value }) => Buffer.from(value!).toString())).toEqual([
    "<p>now</p>",
    "<p>later</p>",
  ]);
});

test("a body that breaks off breaks the answer off, and the server lives", async () => {
  let failing = true;
  const url = await serve(() => {
    if (!failing) return new Response("fine");
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from("<p>now</p>")),
      async pull() {
        await sleep(100);
        throw new Error("gone");
      },
    });
    return new Response(body);
  });

  await expect(send(url)).rejects.toThrow("aborted");
  failing = false;
  expect((await send(url)).body.toString()).toBe("fine");
});

test("a renewed cookie is added to the answer, but never over one that the answer sets", async () => {
  const url = await serve((_request, context) => {
    context.setCookie?.("session=renewed; HttpOnly");
    context.setCookie?.("other=renewed");
    return new Response("bye", { headers: { "Set-Cookie": "session=; Max-Age=0" } });
  });

  const { headers } = await send(url);

  expect(headers["set-cookie"]).toEqual(["other=renewed", "session=; Max-Age=0"]);
});

test("the address and the client of a request cannot be forged", async () => {
  const url = await serve((request) =>
    Response.json({ url: request.url, client: request.headers.get("x-app-client-ip") }),
  );

  const answer = await send(`${url}/todos?x=1`, {
    headers: {
      Host: "evil.example",
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-For": "1.2.3.4",
      "X-App-Client-Ip": "1.2.3.4",
    },
  });

  expect(JSON.parse(answer.body.toString())).toEqual({
    url: "http://localhost:3000/todos?x=1",
    client: "127.0.0.1",
  });
});

test.each([
  ["/api/todos", "application/problem+json"],
  ["/todos.data", "text/plain; charset=utf-8"],
  ["/todos", "text/html; charset=utf-8"],
])("words that are only Remix's own are not shown: %s", async (path, type) => {
  const url = await serve(
    () => new Response("Unexpected Server Error", { status: 500, headers: { "Content-Type": "text/plain" } }),
  );

  const { status, headers, body } = await send(url + path);

  expect([status, headers["content-type"]]).toEqual([500, type]);
  expect(body.toString()).not.toContain("Unexpected Server Error");
});

test("a resource route asked with a method it has not answers 405 with Allow", async () => {
  const url = await serve(() => Response.json({}, { status: 400, headers: { "X-Remix-Error": "yes" } }));

  expect(await send(`${url}/api/todos`)).toMatchObject({
    status: 405,
    headers: { allow: "POST, PUT, PATCH, DELETE", "content-type": "application/problem+json" },
  });
});

test("an answer that must not have a body has none", async () => {
  const url = await serve(() => new Response(null, { status: 304, headers: { ETag: '"1"' } }));

  expect(await send(url)).toMatchObject({ status: 304, headers: { etag: '"1"' }, body: Buffer.alloc(0) });
});

const FORM = { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" };

test("a form that met an unexpected failure is given back to be sent again", async () => {
  const url = await serve(() => new Response("<p>sorry</p>", { status: 500, headers: HTML }));

  const { status, body } = await send(`${url}/todos`, {
    method: "POST",
    headers: FORM,
    body: "title=Typed&key=1",
  });

  expect(status).toBe(500);
  expect(body.toString()).toMatch(/name="title" readonly value="Typed".*name="key" value="1".*Send again/);
});

test.each([401, 500, 503])(
  "a form with a password keeps the page it is answered with: %i",
  async (status) => {
    const url = await serve(() => new Response("<p>its own page</p>", { status, headers: HTML }));

    const body = "email=ada%40example.org&password=secret";
    const answer = await send(`${url}/sign-in`, { method: "POST", headers: FORM, body });

    expect([answer.status, answer.body.toString()]).toEqual([status, "<p>its own page</p>"]);
  },
);

test("every 401 says how to be let in", async () => {
  const url = await serve(() => new Response("Unauthorized", { status: 401 }));

  expect((await send(`${url}/todos`, { method: "POST" })).headers["www-authenticate"]).toBe("Bearer");
});

test("a program that posts to a page signed out hears Unauthorized and nothing more, a person is shown a page", async () => {
  const url = await serve(() => new Response("<h1>Unauthorized</h1>", { status: 401, headers: HTML }));
  const post = async (headers: Record<string, string>) =>
    (await send(`${url}/todos`, { method: "POST", headers })).body.toString();

  expect(await post({ Accept: "*/*" })).toBe("Unauthorized");
  expect(await post({})).toBe("Unauthorized");
  expect(await post({ Accept: "text/html" })).toBe("<h1>Unauthorized</h1>");
});

async function serve(answer: Answer) {
  const app = express();
  app.use(answerWithRemix({ build: buildThatGives(answer), mode: "production" }));
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
