import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { RouteError } from "~/components/route-error";

afterEach(cleanup);

test.each([
  [403, "This is not yours"],
  [404, "Not found"],
  [405, "That does not work here"],
  [413, "That is too much at once"],
  [422, "That was not understood"],
  [429, "Too many tries"],
])("a %i is told in words", async (status, heading) => {
  showError(new Response("internal words", { status }));

  expect(await screen.findByRole("heading", { name: heading })).toBeTruthy();
  expect(document.body.textContent).not.toContain("internal words");
});

test("an unexpected error gives the request's id and nothing of itself away", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  showError(new Error("password of the database"));

  expect(await screen.findByRole("heading", { name: "Something went wrong" })).toBeTruthy();
  expect(document.body.textContent).toContain("request-17");
  expect(document.body.textContent).not.toContain("password of the database");
  printed.mockRestore();
});

function showError(error: unknown) {
  const page = {
    id: "page",
    index: true,
    Component: () => null,
    ErrorBoundary: RouteError,
    loader: () => {
      throw error;
    },
  };
  const Stub = createRemixStub([
    { id: "root", path: "/", loader: () => ({ requestId: "request-17" }), children: [page] },
  ]);
  render(<Stub initialEntries={["/"]} />);
}
