import { expect, type Page, test } from "@playwright/test";
import { addTodo, expectAccessible, openTodo, saveTodo, signUp } from "./people";

async function addTagged(page: Page, title: string, tags: string) {
  await page.goto("/todos");
  await addTodo(page, title);
  await openTodo(page, title);
  await page.getByLabel("Tags", { exact: true }).fill(tags);
  await saveTodo(page);
}

const suggested = (page: Page) =>
  page
    .locator("datalist option")
    .evaluateAll((options) => options.map((option) => option.getAttribute("value")));

test("tags are typed and suggested, lead to what has them, and give themselves to what is added there", async ({
  page,
  javaScriptEnabled,
}) => {
  await signUp(page);
  await addTagged(page, "Buy paint", "errands, home");
  await addTagged(page, "Paint the fence", "garden");
  await page.goto("/todos");
  await openTodo(page, "Paint the fence");
  const field = page.getByLabel("Tags", { exact: true });
  await expect(field).toHaveValue("garden");
  if (javaScriptEnabled === false) {
    await expect(page.locator("datalist option")).toHaveCount(1);
  } else {
    await field.fill("garden, h");
    await expect.poll(() => suggested(page)).toEqual(["garden, home"]);
  }
  await field.fill("garden, Home");
  await saveTodo(page);

  await page.goto("/todos");
  const row = page.getByRole("listitem").filter({ hasText: "Paint the fence" });
  await row.getByRole("link", { name: "home" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "home" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Open" }).locator(".title")).toHaveText([
    "Paint the fence",
    "Buy paint",
  ]);
  await addTodo(page, "Mend the gate");
  await expect(page.getByRole("link", { name: "Mend the gate", exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("a tag is renamed on all that has it", async ({ page }) => {
  await signUp(page);
  await addTagged(page, "Buy paint", "home");

  await page.goto("/tags");
  await page.getByText("Change", { exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill(" ");
  await page.getByRole("button", { name: "Rename home" }).click();
  await expect(page.getByText("Enter a name.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("house");
  await page.getByRole("button", { name: "Rename home" }).click();

  await page.getByRole("list", { name: "Tags" }).getByRole("link", { name: "house" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "house" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete Buy paint" })).toBeVisible();
});
