import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { messagesFor } from "../../server/express-messages";

test("a request and its answer keep the shape that Node made them in, and can do what Express adds", async () => {
  const app = express();
  const messages = messagesFor(app);
  const shapes: object[] = [];
  const shapeOf = (...each: [IncomingMessage, ServerResponse]) =>
    shapes.push(...each.map((message) => Object.getPrototypeOf(message) as object));
  app.use((req, res) => {
    shapeOf(req, res);
    res.status(201).json({ takes: req.acceptsEncodings("br", "gzip"), isOurs: req.app === app });
  });
  const server = createServer(messages);
  server.on("request", (req, res) => {
    shapeOf(req, res);
    app(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());

  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { "Accept-Encoding": "br" } });

  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ takes: "br", isOurs: true });
  const made = [messages.IncomingMessage.prototype, messages.ServerResponse.prototype];
  expect(shapes.map((shape, place) => shape === made[place % 2])).toEqual([true, true, true, true]);
});
