import { expect, test } from "vitest";
import type { About, Kind } from "~/undo/kinds";
import { undoOffer } from "~/undo/undo-offer";

test.each<[Kind, About, string]>([
  ["complete", { count: 1, title: "Water the plants" }, "Completed “Water the plants”"],
  ["delete", { count: 240, title: null }, "Deleted 240 todos"],
  ["date", { count: 5, to: "today" }, "Moved 5 todos to today"],
  ["date", { count: 1, title: "Read", to: "today" }, "Moved “Read” to today"],
  ["delete-project", { count: 3, title: "Home" }, "Deleted project “Home”"],
  ["delete-tag", { count: 3, title: "home", to: null }, "Deleted tag “home”"],
  ["merge-tag", { count: 3, title: "home", to: "errands" }, "Merged “home” into “errands”"],
  ["restore", { count: 2, title: null }, "Restored 2 todos"],
  ["tag", { count: 2, title: null, to: "garden, home" }, "Tagged 2 todos with “garden, home”"],
  ["untag", { count: 1, title: "Read", to: "home" }, "Removed tag “home” from “Read”"],
  ["delete-step", { count: 1, title: "Passport" }, "Deleted step “Passport”"],
])("%s of %j is “%s”", (kind, about, message) => {
  const write = { id: "1", kind, about, isUndone: false };
  const url = "http://localhost/todos/today?undo=1";

  expect(undoOffer(write, url)).toMatchObject({ message, backTo: "/todos/today?undo=1" });
  expect(undoOffer({ ...write, isUndone: true }, url)).toMatchObject({ message: `Undone: ${message}` });
});
