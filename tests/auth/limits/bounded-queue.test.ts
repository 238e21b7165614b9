import { expect, test } from "vitest";
import { createBoundedQueue, QueueFull } from "~/auth/limits/bounded-queue";

/** Work that ends when it is told to, and how much of it was under way at once. */
function countedWork() {
  const ends: (() => void)[] = [];
  const seen = { running: 0, most: 0 };
  const work = async () => {
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    await new Promise<void>((resolve) => ends.push(resolve));
    seen.running -= 1;
  };
  return { seen, work, endOne: () => ends.shift()?.() };
}

test("no more runs at once than allowed, and everything gets its turn", async () => {
  const run = createBoundedQueue(2, 100);
  const { seen, work, endOne } = countedWork();

  const all = Promise.all(Array.from({ length: 10 }, () => run(work)));
  const ending = setInterval(endOne, 1);
  await all.finally(() => clearInterval(ending));

  expect(seen).toEqual({ running: 0, most: 2 });
});

test("what comes when all the waiting places are taken is refused at once, and later there is room again", async () => {
  const run = createBoundedQueue(1, 1);
  const { work, endOne } = countedWork();
  const first = run(work);
  const second = run(work);

  await expect(run(work)).rejects.toBeInstanceOf(QueueFull);

  const ending = setInterval(endOne, 1);
  await Promise.all([first, second]);
  await expect(run(() => Promise.resolve("done"))).resolves.toBe("done");
  clearInterval(ending);
});

test("work that fails gives its place up", async () => {
  const run = createBoundedQueue(1, 0);

  await expect(run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");

  await expect(run(() => Promise.resolve("yes"))).resolves.toBe("yes");
});
