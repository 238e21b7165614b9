import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Verified } from "~/auth/verified.server";

const NOW = Date.UTC(2026, 10, 21);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW }));
afterEach(() => void vi.useRealTimers());

test("a credential is known for a minute, or until it expires by itself", () => {
  const verified = new Verified<string>(10);
  verified.set("cookie", "a");
  verified.set("token", "b", NOW + 1000);
  expect([verified.get("cookie"), verified.get("token"), verified.get("other")]).toEqual([
    "a",
    "b",
    undefined,
  ]);

  vi.setSystemTime(NOW + 1000);
  expect([verified.get("cookie"), verified.get("token")]).toEqual(["a", undefined]);

  vi.setSystemTime(NOW + 60_000);
  expect(verified.get("cookie")).toBeUndefined();
});

test("no number and no length of credentials fills the memory", () => {
  const verified = new Verified<number>(10);
  for (let number = 0; number < 100; number += 1) verified.set(`${number}`, number);
  const long = "x".repeat(2001);
  verified.set(long, 1);

  const known = Array.from({ length: 100 }, (_, number) => verified.get(`${number}`)).filter(
    (value) => value !== undefined,
  );
  expect(known).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
  expect(verified.get(long)).toBeUndefined();
});
