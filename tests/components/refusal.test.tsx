import { expect, test } from "vitest";
import { answerOrRefusal, refusalIn, refusalOrErrorIn } from "~/http/refusal";

const failWith = (error: unknown) => answerOrRefusal(() => Promise.reject(error as Error));

test("an answer and a redirect go through", async () => {
  const redirect = new Response(null, { status: 302 });

  await expect(answerOrRefusal(() => Promise.resolve("saved"))).resolves.toBe("saved");
  await expect(failWith(redirect)).rejects.toBe(redirect);
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

/** What Remix throws in the browser when the server threw a response. */
function errorResponse(status: number, data: unknown) {
  return { status, statusText: "", internal: false, data };
}
