import { beforeEach, expect, test } from "vitest";
import { answerOrRefusal, loadUnlessRefused, refusalIn, refusalOrErrorIn } from "~/http/refusal";
import { routerAt } from "./router-at";

const failWith = (error: unknown) => answerOrRefusal(() => Promise.reject(error as Error));

beforeEach(() => routerAt("/todos"));

test("an answer goes through", async () => {
  await expect(answerOrRefusal(() => Promise.resolve("saved"))).resolves.toBe("saved");
});

test("what the server refuses becomes words", async () => {
  await expect(failWith(errorResponse(404, "Not Found"))).resolves.toMatchObject({
    refusal: "It is no longer there.",
  });
  await expect(failWith(errorResponse(401, "Unauthorized"))).resolves.toEqual({
    refusal: "You are signed out.",
    signIn: true,
  });
  await expect(failWith(new TypeError("Failed to fetch"))).resolves.toMatchObject({
    refusal: expect.stringMatching(/^Ownlist cannot be reached/) as string,
  });
  await expect(failWith(new Error("Unexpected Server Error"))).resolves.toMatchObject({
    refusal: expect.stringMatching(/^Something went wrong/) as string,
  });
});

test("an error with more to show than a text reaches its page", async () => {
  const error = errorResponse(404, { deleted: { title: "Read" } });

  await expect(failWith(error)).rejects.toBe(error);
});

test("a refusal is found in what an action answered", () => {
  expect(refusalIn(undefined)).toBeNull();
  expect(refusalIn({ conflict: {} })).toBeNull();
  expect(refusalIn({ refusal: "It is too long." })).toEqual({ refusal: "It is too long." });
  expect(refusalIn({ errors: { title: ["Enter a title."] } })).toBeNull();
  expect(refusalOrErrorIn({ errors: { title: ["Enter a title."] } })).toEqual({ refusal: "Enter a title." });
  expect(refusalOrErrorIn({ refusal: "It is too long." })).toEqual({ refusal: "It is too long." });
});

test("a page is loaded unless all it shows is there or the server refused, and always by who goes there", () => {
  const loads = (actionResult: unknown, nextPath = "/todos") =>
    loadUnlessRefused({
      actionResult,
      currentUrl: new URL("/todos", location.href),
      nextUrl: new URL(nextPath, location.href),
      currentParams: {},
      nextParams: {},
      defaultShouldRevalidate: true,
    });

  expect(loads(undefined)).toBe(true);
  expect(loads({ isLoaded: false })).toBe(true);
  expect(loads({ isLoaded: true })).toBe(false);
  expect(loads({ refusal: "It is too long." })).toBe(false);
  expect(loads({ isLoaded: true }, "/todos?after=2")).toBe(true);
  expect(loads({ refusal: "It is too long." }, "/todos?after=2")).toBe(true);
});

/** What Remix throws in the browser when the server threw a response. */
function errorResponse(status: number, data: unknown) {
  return { status, statusText: "", internal: false, data };
}
