import { afterEach, beforeEach } from "vitest";

const print = console.error;
let printed: unknown[][] = [];

beforeEach(() => {
  printed = [];
  console.error = (...parts: unknown[]) => {
    printed.push(parts);
    print(...parts);
  };
});

// A test that expects an error puts a spy in place of this one.
afterEach(() => {
  console.error = print;
  if (printed.length > 0) throw new Error(`console.error was called: ${String(printed[0]?.[0])}`);
});
