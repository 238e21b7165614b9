import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { DueFields } from "~/todos/edit/due-fields";
import { NO_DUE } from "../support/no-due";

afterEach(cleanup);

const ZONES = ["UTC", "Europe/Berlin"];

function show(due: Parameters<typeof DueFields>[0]["due"]) {
  render(
    <form aria-label="edit">
      <DueFields due={due} timeZones={ZONES} errors={{}} />
    </form>,
  );
}

const sent = () => Object.fromEntries(new FormData(screen.getByRole<HTMLFormElement>("form")));

test("a zone is offered once there is a time", async () => {
  show(NO_DUE);
  expect(screen.queryByLabelText("Time zone")).toBeNull();

  await userEvent.type(screen.getByLabelText("Time"), "15:30");

  await userEvent.selectOptions(screen.getByLabelText("Time zone"), "Europe/Berlin");
  expect(sent()).toEqual({ dueOn: "", dueTime: "15:30", dueZone: "Europe/Berlin" });
});

test("a zone that is only another name for one of those is still the chosen one", () => {
  show({ dueOn: "2026-11-30", dueTime: "15:30", dueZone: "Asia/Kolkata" });

  expect(sent()).toEqual({ dueOn: "2026-11-30", dueTime: "15:30", dueZone: "Asia/Kolkata" });
});
