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

test("the keys that undo elsewhere undo here, but not in a field", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "Takes scripts.");
  await signUp(page);
  await addTodo(page, "Water the plants");
  await page.getByRole("button", { name: "Complete Water the plants" }).click();
  await expect(page.getByText("Completed “Water the plants”")).toBeVisible();

  await page.getByLabel("New todo").press("Control+z");
  await page.getByRole("button", { name: "Reopen Water the plants" }).press("Control+z");

  await expect(page.getByText("Undone: Completed “Water the plants”")).toBeVisible();
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

test("what the edit form saved is said where the todo was opened from, and can be undone there", async ({
  page,
}) => {
  await signUp(page);
  await addTodo(page, "Water the plants");
  await page.goto("/todos?priority=none");
  await page.getByRole("link", { name: "Water the plants", exact: true }).click();
  await page.getByLabel("Title").fill("Water the fern");
  await page.getByLabel("Tags").fill("garden");
  await page.getByRole("button", { name: "Save" }).click();

  await expect(page.getByText("Changed “Water the plants”")).toBeVisible();
  await expect(page).toHaveURL(/\/todos\?priority=none&undo=/);
  await expect(page.getByRole("link", { name: "garden", exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Changed “Water the plants”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete Water the plants" })).toBeVisible();
  await expect(page.getByRole("link", { name: "garden", exact: true })).toHaveCount(0);
});

test("a step that was deleted is back where it was, and the way to the list stays", async ({ page }) => {
  await signUp(page);
  await addTodo(page, "Pack");
  await page.getByRole("link", { name: "Pack", exact: true }).click();
  for (const step of ["Passport", "Ticket"]) {
    await page.getByLabel("New step").fill(step);
    await page.getByRole("button", { name: "Add step" }).click();
    await expect(page.getByText(`Added step “${step}”`)).toBeVisible();
  }

  await page.getByRole("button", { name: "Delete step Passport" }).click();
  await expect(page.getByText("Deleted step “Passport”")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(page.getByText("Undone: Deleted step “Passport”")).toBeVisible();
  await expect(page.locator(".steps li")).toHaveCount(2);
  await expect(page.locator(".steps li").first().getByLabel("Step Passport", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(page).toHaveURL(/\/todos\/today#/);
});
