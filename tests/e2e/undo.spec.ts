import { expect, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

test("what was done is said and can be undone, after a reload, too", async ({ page }) => {
  await signUp(page);
  await addTodo(page, "Water the plants");

  await page.getByRole("button", { name: "Complete Water the plants" }).click();
  await expect(page.getByText("Completed “Water the plants”")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(page.getByText("Undone: Completed “Water the plants”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete Water the plants" })).toBeVisible();
});

test("what was done on a todo's own page can be undone where it leads", async ({ page }) => {
  await signUp(page);
  await addTodo(page, "Water the plants");
  await page.getByRole("link", { name: "Water the plants", exact: true }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Water the plants");

  await page.getByRole("button", { name: "Complete Water the plants" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Completed “Water the plants”")).toBeVisible();
  await page.getByRole("button", { name: "Delete Water the plants" }).click();
  await expect(page.getByText("Deleted “Water the plants”")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(page.getByText("Undone: Deleted “Water the plants”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete Water the plants" })).toBeVisible();
});
