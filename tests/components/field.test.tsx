import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Field, TextField } from "~/components/field";

afterEach(cleanup);

test("a field is found by its label and described by its hint", () => {
  render(<Field label="Password" name="password" hint="At least 12 characters." />);

  const field = screen.getByLabelText("Password");

  expect(field.getAttribute("aria-invalid")).toBeNull();
  expect(descriptionOf(field)).toBe("At least 12 characters.");
});

test("an error takes the place of the hint and marks the field as wrong", () => {
  render(
    <Field label="Password" name="password" hint="At least 12 characters." error="Enter your password." />,
  );

  const field = screen.getByLabelText("Password");

  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(descriptionOf(field)).toBe("Enter your password.");
});

test("an error that arrives later moves the focus to its field", () => {
  const { rerender } = render(<Field label="Title" name="title" />);
  expect(document.activeElement).toBe(document.body);

  rerender(<Field label="Title" name="title" error="Enter a title." autoFocus />);

  expect(document.activeElement).toBe(screen.getByLabelText("Title"));
});

test("a text of several lines is wired in the same way", () => {
  render(<TextField label="Notes" name="notes" error="Use fewer characters." defaultValue={"one\ntwo"} />);

  const field = screen.getByLabelText<HTMLTextAreaElement>("Notes");

  expect(field.value).toBe("one\ntwo");
  expect(descriptionOf(field)).toBe("Use fewer characters.");
});

function descriptionOf(field: HTMLElement) {
  return document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent;
}
