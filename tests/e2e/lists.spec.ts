import { expect, type Page, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

async function openAll(page: Page) {
  await page.goto("/todos");
  await expect(page.getByRole("heading", { level: 1, name: "All" })).toBeVisible();
}

async function addAll(page: Page, titles: string[]) {
  for (const title of titles) {
    await addTodo(page, title);
    // Once it has an id, the server has it.
    await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
  }
}

const titles = (page: Page, list: string) => page.getByRole("list", { name: list }).locator(".title");

async function filter(page: Page, choose: (page: Page) => Promise<unknown>) {
  await page.getByText("Filter and sort").click();
  await choose(page);
  await page.getByRole("button", { name: "Show", exact: true }).click();
}

test("a list is filtered and sorted by its address, and each filter can be taken away", async ({ page }) => {
  await signUp(page);
  await openAll(page);
  await addAll(page, ["Banana", "äpfel", "Cherry"]);
  await expectAccessible(page);

  await filter(page, () => page.getByLabel("Sort by").selectOption("Title"));
  await expect(page).toHaveURL(/sort=title/);
  await expect(titles(page, "Open")).toHaveText(["äpfel", "Banana", "Cherry"]);
  await filter(page, () => page.getByRole("checkbox", { name: "High" }).check());
  await expect(page.getByText("Nothing matches.")).toBeVisible();
  await page.getByText("Filter and sort").click();
  await expect(page.getByRole("checkbox", { name: "High" })).toBeChecked();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Remove High priority" }).click();
  await expect(page).not.toHaveURL(/priority=high/);
  await expect(titles(page, "Open")).toHaveText(["äpfel", "Banana", "Cherry"]);
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/todos$/);
  await expect(titles(page, "Open")).toHaveText(["Cherry", "äpfel", "Banana"]);

  await page.goto("/todos?project=inbox&due=overdue");
  await expect(page.getByText("Nothing matches.")).toBeVisible();
  await page.getByRole("link", { name: "Clear the filters" }).click();
  await expect(titles(page, "Open")).toHaveCount(3);
});

test("todos are put in order by buttons, and stay there", async ({ page }) => {
  await signUp(page);
  await openAll(page);
  await addAll(page, ["c", "b", "a"]);

  await page.getByRole("link", { name: "Arrange" }).click();
  await expect(page.getByRole("button", { name: "Move down a" })).toBeVisible();
  await expectAccessible(page);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Move down a" }).click();
  await answered;
  await expect(titles(page, "Open")).toHaveText(["b", "a", "c"]);
  const again = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Move up c" }).click();
  await again;
  await expect(titles(page, "Open")).toHaveText(["b", "c", "a"]);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "Complete a" })).toBeVisible();

  await page.reload();
  await expect(titles(page, "Open")).toHaveText(["b", "c", "a"]);
});

test("todos are put in order by keys and by dragging", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "Without scripts there are the buttons.");
  await signUp(page);
  await openAll(page);
  await addAll(page, ["c", "b", "a"]);
  const sent = () => page.waitForResponse((response) => response.request().method() === "POST");

  const moved = sent();
  await page.getByRole("button", { name: "Complete a" }).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await moved;
  await expect(titles(page, "Open")).toHaveText(["b", "a", "c"]);
  await expect(page.getByRole("button", { name: "Complete a" })).toBeFocused();
  await expect(page.getByText("a: 2 of 3")).toBeAttached();

  await page.getByRole("link", { name: "Arrange" }).click();
  const rows = page.getByRole("list", { name: "Open" }).getByRole("listitem");
  await expect(rows.first().getByRole("button", { name: "Move up b" })).toBeVisible();
  const dropped = sent();
  await rows.nth(2).locator(".handle").hover();
  await page.mouse.down();
  await rows.nth(1).hover();
  await rows.nth(0).hover({ position: { x: 60, y: 3 } });
  await page.mouse.up();
  await dropped;
  await expect(titles(page, "Open")).toHaveText(["c", "b", "a"]);
  await page.reload();
  await expect(titles(page, "Open")).toHaveText(["c", "b", "a"]);
});
