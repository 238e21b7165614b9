import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DeletedToast } from "~/todos/list/deleted-toast";

const plants = { id: "1", title: "Water the plants" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("the offer to undo goes after ten seconds", () => {
  render(<DeletedToast deleted={plants} />);
  expect(screen.getByRole("status").textContent).toBe("Deleted “Water the plants”Undo");

  wait(9_000);
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeNull();
  wait(1_000);

  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("it stays while it is pointed at or has the focus", () => {
  render(<DeletedToast deleted={plants} />);

  fireEvent.focus(screen.getByRole("button", { name: "Undo" }));
  wait(60_000);
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeNull();

  fireEvent.blur(screen.getByRole("button", { name: "Undo" }));
  wait(10_000);
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("another deletion is offered anew", () => {
  const { rerender } = render(<DeletedToast deleted={plants} />);
  wait(10_000);

  rerender(<DeletedToast deleted={{ id: "2", title: "Read" }} />);

  expect(screen.getByRole("status").textContent).toBe("Deleted “Read”Undo");
});

function wait(milliseconds: number) {
  act(() => void vi.advanceTimersByTime(milliseconds));
}
