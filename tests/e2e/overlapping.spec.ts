import { expect, type Page, test } from "@playwright/test";
import { addTodo, openWithSteps, signUp } from "./people";

test.beforeEach(({ javaScriptEnabled }) => test.skip(javaScriptEnabled === false, "Takes scripts."));

test("of two changes on their way at once both are shown, and the later can be undone", async ({ page }) => {
  await signUp(page);
  for (const title of ["First", "Second"]) await addTodo(page, title);
  const letGo = await holdForms(page, "**/todos/today.data*");

  await page.getByRole("button", { name: "Complete First" }).click();
  await page.getByRole("button", { name: "Delete Second" }).click();
  await letGo();
  await expect(page.getByText("Completed “First”")).toBeVisible();
  await letGo();

  await expect(page.getByText("Deleted “Second”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Reopen First" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete Second" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Complete Second" })).toBeVisible();
});

test("todos that are added before the first is kept all stay", async ({ page }) => {
  await signUp(page);
  await addTodo(page, "First");
  const letGo = await holdForms(page, "**/todos/today.data*");

  for (const title of ["Second", "Third"]) {
    await page.getByLabel("New todo").fill(title);
    await page.keyboard.press("Enter");
  }
  await letGo();
  await expect(page.getByRole("button", { name: "Complete Second" })).toBeVisible();
  await letGo();

  await expect(page.getByRole("button", { name: "Complete Third" })).toBeVisible();
});

test("what is done just before going to another list is shown there", async ({ page }) => {
  await signUp(page);
  await addTodo(page, "First");
  const letGo = await holdForms(page, "**/todos/today.data*");

  await page.getByRole("button", { name: "Complete First" }).click();
  await page.getByRole("link", { name: /^Inbox/ }).click();
  await expect(page.getByRole("heading", { name: "Inbox", level: 1 })).toBeVisible();
  await letGo();

  await expect(page.getByRole("button", { name: "Reopen First" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("button", { name: "Reopen First" })).toBeVisible();
});

test("two steps ticked at once both stay so", async ({ page }) => {
  await openWithSteps(page, ["Sand it", "Paint"]);
  const letGo = await holdForms(page, "**/todos/*.data*");

  await page.getByRole("button", { name: "Complete step Sand it" }).click();
  await page.getByRole("button", { name: "Complete step Paint" }).click();
  await letGo();
  await expect(page.getByText("Completed step “Sand it”")).toBeVisible();
  await letGo();

  await expect(page.getByText("Completed step “Paint”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Reopen step Sand it" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Reopen step Paint" })).toBeVisible();
});

test("completing a todo is not interrupted by a step that was ticked just before", async ({ page }) => {
  await openWithSteps(page, ["Sand it"]);
  const letGo = await holdForms(page, "**/todos/*.data*");

  await page.getByRole("button", { name: "Complete step Sand it" }).click();
  await page.getByRole("button", { name: "Complete Paint the fence" }).click();
  const ticked = page.waitForResponse(
    (answer) => answer.url().includes(".data") && answer.request().method() === "GET",
  );
  await letGo();
  await ticked;
  await letGo();

  await expect(page.getByText("Completed “Paint the fence”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Reopen Paint the fence" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Reopen step Sand it" })).toBeVisible();
});

/** Keeps what forms send to `address` from the server; each call of what it returns lets go of the one that waits longest. */
async function holdForms(page: Page, address: string) {
  const held: (() => void)[] = [];
  await page.route(address, async (route) => {
    if (route.request().method() === "POST") await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  return async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    held.shift()!();
  };
}
