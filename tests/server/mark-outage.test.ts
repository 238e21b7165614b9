import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { noteOutage } from "~/outage.server";
import { markOutage } from "../../server/mark-outage";

test.each([
  ["a failure while the database was away is a 503, to be tried again soon", 500, true, 503],
  ["a failure of another kind stays what it is", 500, false, 500],
  ["what worked all the same stays what it is", 200, true, 200],
])("%s", (_, status, duringOutage, expected) => {
  const res = new ServerResponse(new IncomingMessage(new Socket()));
  res.statusCode = status;
  noteOutage();
  const startedAt = performance.now() + (duringOutage ? -1 : 1);

  markOutage(res, startedAt);

  expect(res.statusCode).toBe(expected);
  expect(res.getHeader("Retry-After")).toBe(expected === 503 ? "2" : undefined);
});
