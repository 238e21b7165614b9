import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, openWithSteps } from "./people";

async function expectSteps(page: Page, titles: string[]) {
  const fields = page.locator('input[name="step"]');
  for (const [place, title] of titles.entries()) await expect(fields.nth(place)).toHaveValue(title);
  await expect(fields).toHaveCount(titles.length + 1);
}

test("a todo has steps, which are completed, renamed, put in order and deleted", async ({ page }) => {
  await openWithSteps(page, ["Sand it", "Buy paint", "Paint"]);
  const todo = page.url();

  await page.getByRole("button", { name: "Move up Buy paint" }).click();
  await expectSteps(page, ["Buy paint", "Sand it", "Paint"]);
  await page.getByRole("button", { name: "Complete step Buy paint" }).click();
  await expect(page.getByRole("button", { name: "Reopen step Buy paint" })).toBeVisible();
  await page.getByLabel("Step Paint", { exact: true }).fill("Paint it twice");
  await page.getByRole("button", { name: "Rename step Paint", exact: true }).click();
  await expect(page.getByRole("button", { name: "Delete step Paint it twice" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete step Sand it" }).click();
  await expectSteps(page, ["Buy paint", "Paint it twice"]);

  await page.goto("/todos/today");
  await expect(page.getByRole("list", { name: "Due today" })).toContainText("1 of 2");
  await page.goto(todo);
  await expectSteps(page, ["Buy paint", "Paint it twice"]);
});

test("the focus stays with a step that is moved, and keys move it, too", async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, "Without scripts every answer is a new page.");
  await openWithSteps(page, ["Sand it", "Buy paint", "Paint"]);
  await expect(page.getByLabel("New step")).toBeFocused();

  const title = page.getByLabel("Step Paint", { exact: true });
  await title.press("Alt+ArrowUp");
  await expectSteps(page, ["Sand it", "Paint", "Buy paint"]);
  await expect(title).toBeFocused();
  await title.press("Alt+ArrowUp");
  await expectSteps(page, ["Paint", "Sand it", "Buy paint"]);
  await expect(title).toBeFocused();

  const down = page.getByRole("button", { name: "Move down Sand it" });
  await down.focus();
  await page.keyboard.press("Enter");
  await expectSteps(page, ["Paint", "Buy paint", "Sand it"]);
  await expect(page.getByLabel("Step Sand it", { exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Delete step Sand it" }).click();
  await expectSteps(page, ["Paint", "Buy paint"]);
  await expect(page.getByLabel("New step")).toBeFocused();
});
