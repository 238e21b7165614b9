import { expect, test } from "@playwright/test";
import { addTodo, signUp } from "./people";

test("nothing reloads, the field keeps the focus, and the pages log no error", async ({ page }) => {
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await signUp(page);
  await page.evaluate(() => Object.assign(globalThis, { stillHere: true }));

  await addTodo(page, "First");
  await expect(page.getByLabel("New todo")).toBeFocused();
  await page.keyboard.type("Second");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Complete Second" })).toBeVisible();
  await page.getByRole("button", { name: "Complete First" }).click();
  await expect(page.getByRole("button", { name: "Reopen First" })).toBeVisible();
  await page.getByRole("button", { name: "Delete Second" }).click();
  await expect(page.getByText("Deleted “Second”")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Complete Second" })).toBeVisible();

  expect(await page.evaluate(() => "stillHere" in globalThis)).toBe(true);
  expect(problems).toEqual([]);
});

test("the first Tab goes to where a page begins, whichever list is open", async ({ page, viewport }) => {
  test.skip(viewport!.width < 760, "Takes a keyboard.");
  await signUp(page);
  await page.goto("/todos/upcoming");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");

  await page.keyboard.press("Tab");

  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
});

test("a change shows before the server has answered, and is taken back with a message when it refuses", async ({
  page,
}) => {
  await signUp(page);
  await addTodo(page, "Slow down");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/todos/today.data*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await held;
    await route.abort("connectionfailed");
  });

  await page.getByRole("button", { name: "Complete Slow down" }).click();
  await expect(page.getByRole("button", { name: "Reopen Slow down" })).toBeVisible();
  release();

  await expect(page.getByRole("button", { name: "Complete Slow down" })).toBeVisible();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.unroute("**/todos/today.data*");
  await page.getByRole("button", { name: "Complete Slow down" }).click();
  await expect(page.getByRole("button", { name: "Reopen Slow down" })).toBeVisible();
});

test("what was typed stays when the network is down, and can be sent again", async ({ page }) => {
  await signUp(page);
  await page.route("**/todos/today.data*", (route) => route.abort("internetdisconnected"));
  await page.getByLabel("New todo").fill("On the train");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("New todo")).toHaveValue("On the train");

  await page.unroute("**/todos/today.data*");
  await page.getByRole("button", { name: "Add", exact: true }).click();

  await expect(page.getByRole("button", { name: "Complete On the train" })).toHaveCount(1);
});

test("when the session ends while a page is open, the next step lands on sign-in", async ({
  page,
  context,
}) => {
  await signUp(page);
  await addTodo(page, "Still open");
  await context.clearCookies();

  await page.getByRole("link", { name: "Still open", exact: true }).click();

  await expect(page).toHaveURL(/\/sign-in\?redirectTo=%2Ftodos%2F/);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});
