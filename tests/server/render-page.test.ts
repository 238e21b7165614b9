import { createElement } from "react";
import { expect, test } from "vitest";
import { holdsPromise } from "~/http/holds-promise";
import { renderPage } from "~/http/render-page.server";

const page = createElement("html", null, createElement("body", null, createElement("p", null, "Hello")));

test("the payload is handed over by a script with the nonce, before the body ends", async () => {
  const html = await renderPage(page, "abc", () => new Response('["x"]').body!);

  expect(html).toBe(
    '<!DOCTYPE html><html><body><p>Hello</p><script nonce="abc">' +
      'window.__remixContext.streamController.enqueue("[\\"x\\"]");window.__remixContext.streamController.close();' +
      "</script></body></html>",
  );
});

test("nothing in the payload can end the script", async () => {
  const html = await renderPage(page, "abc", () => new Response("</script><!-- \u2028\u2029&").body!);

  expect(html.match(/<\/script>/g)).toHaveLength(1);
  expect(html).not.toMatch(/<!--|[\u2028\u2029&]/);
});

test("a page without scripts is handed nothing", async () => {
  const html = await renderPage(page, "abc", () => undefined);

  expect(html).toBe("<!DOCTYPE html><html><body><p>Hello</p></body></html>");
});

test("a promise is found wherever a loader left it", () => {
  const circular: Record<string, unknown> = { when: new Date() };
  circular.self = circular;

  expect(holdsPromise({ root: null, todos: { list: [{ later: Promise.resolve() }] } })).toBe(true);
  expect(holdsPromise({ root: null, todos: { list: [circular, "text", 1] } })).toBe(false);
});
