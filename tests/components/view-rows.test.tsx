import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { ViewRows } from "~/saved-views/view-rows";

afterEach(cleanup);

test("a new name that is refused stays in its field, which says what is wrong with it", async () => {
  const views = ["By title", "Late"].map((name) => ({ id: name, name, query: "sort=title" }));
  const wrong = { viewId: "Late", typed: "Late\u0007", error: "Use one line." };
  const page = { path: "/", Component: () => <ViewRows projects={[]} views={views} wrong={wrong} /> };
  const Stub = createRemixStub([page]);
  render(<Stub initialEntries={["/"]} />);

  const field = await screen.findByLabelText<HTMLInputElement>("Name of Late");
  expect(field.value).toBe("Late\u0007");
  expect(field.getAttribute("aria-describedby")).toBe(screen.getByText("Use one line.").id);
  expect(document.activeElement).toBe(field);
  expect(screen.getByLabelText<HTMLInputElement>("Name of By title").value).toBe("By title");
});
