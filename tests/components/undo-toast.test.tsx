import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UndoToast } from "~/undo/undo-toast";

const plants = { id: "1", message: "Deleted “Water the plants”", isUndone: false, backTo: "/todos?undo=1" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("the offer to undo goes after ten seconds", () => {
  render(<UndoToast offer={plants} />);
  expect(screen.getByRole("status").textContent).toBe("Deleted “Water the plants”Undo");

  wait(9_000);
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeNull();
  wait(1_000);

  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("it stays while it is pointed at or has the focus", () => {
  render(<UndoToast offer={plants} />);

  fireEvent.focus(screen.getByRole("button", { name: "Undo" }));
  wait(60_000);
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeNull();

  fireEvent.blur(screen.getByRole("button", { name: "Undo" }));
  wait(10_000);
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("what is undone is said, and not offered again", () => {
  const { rerender } = render(<UndoToast offer={plants} />);

  rerender(
    <UndoToast offer={{ ...plants, message: "Undone: Deleted “Water the plants”", isUndone: true }} />,
  );

  expect(screen.getByRole("status").textContent).toBe("Undone: Deleted “Water the plants”");
  expect(screen.queryByRole("button")).toBeNull();
});

test("another deletion is offered anew", () => {
  const { rerender } = render(<UndoToast offer={plants} />);
  wait(10_000);

  rerender(<UndoToast offer={{ ...plants, id: "2", message: "Deleted “Read”" }} />);

  expect(screen.getByRole("status").textContent).toBe("Deleted “Read”Undo");
});

function wait(milliseconds: number) {
  act(() => void vi.advanceTimersByTime(milliseconds));
}
