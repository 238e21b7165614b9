import { expect, test } from "vitest";
import { pathOfView } from "~/saved-views/view-path";

const project = "01994f40-51d2-7c3e-8b60-9a1f02c3d4e5";

test.each([
  ["priority=high&sort=title", "/todos?priority=high&sort=title"],
  ["priority=high&project=inbox", "/todos/inbox?priority=high"],
  [`project=${project}&sort=title`, `/projects/${project}?sort=title`],
  [`project=${project}&tag=home`, `/projects/${project}?tag=home`],
  ["tag=caf%C3%A9+au+lait", "/tags/caf%C3%A9%20au%20lait"],
  ["tag=big.data", "/tags/big%2Edata"],
  ["tag=errands&tag=home&sort=due", "/tags/home?sort=due&tag=errands"],
])("what is saved as %s is opened at %s", (query, path) => {
  expect(pathOfView({ query })).toBe(path);
});
