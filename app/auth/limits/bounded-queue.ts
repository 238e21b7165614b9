/** There is no room left to wait. */
export class QueueFull extends Error {}

/** A function that runs what it is given, `atOnce` at a time; `waiting` more may wait, and whatever comes then gets a `QueueFull`. */
export function createBoundedQueue(atOnce: number, waiting: number) {
  const turns: (() => void)[] = [];
  let running = 0;

  async function takeTurn() {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (turns.length >= waiting) throw new QueueFull();
    await new Promise<void>((resolve) => turns.push(resolve));
  }

  // A turn is handed on, so that nobody who comes in between can take it.
  function endTurn() {
    const next = turns.shift();
    if (next) next();
    else running -= 1;
  }

  return async function run<T>(work: () => Promise<T>): Promise<T> {
    await takeTurn();
    try {
      return await work();
    } finally {
      endTurn();
    }
  };
}
