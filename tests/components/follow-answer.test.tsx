import { expect, test } from "vitest";
import { redirectFollower } from "~/http/follow-answer";
import { routerAt } from "./router-at";

test("the redirect of a form sent in the background is followed, and answered once its page is there", async () => {
  const { navigate, arrive } = routerAt("/todos?sort=title");
  let isAnswered = false;

  const answer = redirectFollower()(redirectTo("/todos?sort=title&undo=1")).finally(
    () => (isAnswered = true),
  );
  await Promise.resolve();
  expect(navigate).toHaveBeenCalledWith("/todos?sort=title&undo=1", {
    replace: true,
    preventScrollReset: true,
  });
  expect(isAnswered).toBe(false);
  arrive();

  await expect(answer).resolves.toEqual({ isLoaded: true });
});

test("of two forms the later one's message stays, in whichever order they are answered", async () => {
  const { navigate, arrive } = routerAt("/todos");
  const earlier = redirectFollower();
  const later = redirectFollower();

  const first = later(redirectTo("/todos?undo=2"));
  arrive();
  await first;

  await expect(earlier(redirectTo("/todos?undo=1"))).resolves.toEqual({ isLoaded: false });
  expect(navigate).toHaveBeenCalledOnce();
});

test("both are answered when the later one's page is there", async () => {
  const { navigate, arrive } = routerAt("/todos");
  const [earlier, later] = [redirectFollower(), redirectFollower()];

  const answers = [earlier(redirectTo("/todos?undo=1")), later(redirectTo("/todos?undo=2"))];
  arrive();

  await expect(Promise.all(answers)).resolves.toEqual([{ isLoaded: true }, { isLoaded: true }]);
  expect(navigate).toHaveBeenCalledTimes(2);
});

test("who has gone on, or is about to, stays there", async () => {
  const { navigate, arrive } = routerAt("/todos");
  const [one, other] = [redirectFollower(), redirectFollower()];
  navigate("/todos/today");

  await expect(one(redirectTo("/todos?undo=1"))).resolves.toEqual({ isLoaded: false });
  arrive();
  await expect(other(redirectTo("/todos?undo=2"))).resolves.toEqual({ isLoaded: false });
  expect(navigate).toHaveBeenCalledOnce();
});

test("a form that leads on by itself is not interrupted", async () => {
  const { navigate, submit } = routerAt("/todos/1");
  const follow = redirectFollower();
  submit();

  await expect(follow(redirectTo("/todos/1?undo=1"))).resolves.toEqual({ isLoaded: false });
  expect(navigate).not.toHaveBeenCalled();
});

test("the router follows the redirect of a form that leads on by itself", async () => {
  const { navigate, submit } = routerAt("/todos");
  submit();
  const redirect = redirectTo("/todos/today");

  await expect(redirectFollower()(redirect)).rejects.toBe(redirect);
  expect(navigate).not.toHaveBeenCalled();
});

function redirectTo(path: string) {
  return new Response(null, { status: 302, headers: { Location: path, "X-Remix-Replace": "yes" } });
}
