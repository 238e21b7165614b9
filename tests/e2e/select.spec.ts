import { expect, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

test("several todos are selected, changed at once, and undone at once", async ({ page }) => {
  await signUp(page);
  for (const title of ["One", "Two", "Three"]) await addTodo(page, title);
  await page.getByRole("link", { name: "Select" }).click();
  await page.getByRole("checkbox", { name: "One" }).check();
  await page.getByRole("checkbox", { name: "Three" }).check();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Complete", exact: true }).click();

  await expect(page.getByText("Completed 2 todos")).toBeVisible();
  await expect(page.getByRole("button", { name: "Reopen One" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete Two" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Completed 2 todos")).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete One" })).toBeVisible();
});

test("all that match are changed without selecting any", async ({ page }) => {
  await signUp(page);
  for (const title of ["One", "Two", "Three"]) await addTodo(page, title);
  await page.getByRole("link", { name: "Select" }).click();
  await page.getByRole("checkbox", { name: "All 3 that match" }).check();
  await page.getByText("Project, tags, date, priority").click();
  await page.getByLabel("Priority", { exact: true }).selectOption("High");

  await page.getByRole("button", { name: "Set priority" }).click();

  await expect(page.getByText("Changed the priority of 3 todos")).toBeVisible();
  await expect(page.getByText("High priority")).toHaveCount(3);
});

test("all that match get tags, and lose them, and each can be undone", async ({ page }) => {
  await signUp(page);
  for (const title of ["One", "Two"]) await addTodo(page, title);
  await page.getByRole("link", { name: "Select" }).click();
  await page.getByRole("checkbox", { name: "All 2 that match" }).check();
  await page.getByText("Project, tags, date, priority").click();
  await page.getByLabel("Tags").fill("garden, spring");
  await page.getByRole("button", { name: "Add tags" }).click();
  await expect(page.getByText("Tagged 2 todos with “garden, spring”")).toBeVisible();
  await expect(page.getByRole("link", { name: "garden", exact: true })).toHaveCount(2);

  await page.getByRole("link", { name: "Select" }).click();
  await page.getByRole("checkbox", { name: "One" }).check();
  await page.getByText("Project, tags, date, priority").click();
  await expectAccessible(page);
  await page.getByLabel("Tags").fill("garden");
  await page.getByRole("button", { name: "Remove tags" }).click();
  await expect(page.getByText("Removed tag “garden” from “One”")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(page.getByText("Undone: Removed tag “garden” from “One”")).toBeVisible();
  await expect(page.getByRole("link", { name: "garden", exact: true })).toHaveCount(2);
});

test("in the trash what is selected is restored, or deleted for good after a question", async ({ page }) => {
  await signUp(page);
  for (const title of ["One", "Two", "Three"]) {
    await addTodo(page, title);
    await page.getByRole("button", { name: `Delete ${title}` }).click();
    await expect(page.getByText(`Deleted “${title}”`)).toBeVisible();
  }
  await page.goto("/todos/trash");
  await page.getByRole("link", { name: "Select" }).click();
  await page.getByRole("checkbox", { name: "One" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByText("Restored “One”")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Restored “One”")).toBeVisible();

  await page.getByRole("link", { name: "Select" }).click();
  await page.getByRole("checkbox", { name: "Two" }).check();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("heading", { name: "Delete 1 todo for good?" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Two" })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole("alert").getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("button", { name: "Restore One" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Restore Two" })).toHaveCount(0);

  await page.getByRole("link", { name: "Select" }).click();
  await page.getByRole("checkbox", { name: "All 2 that match" }).check();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("heading", { name: "Delete everything in the trash for good?" })).toBeVisible();
  await page.getByRole("alert").getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText(/^The trash is empty/)).toBeVisible();
});

test("what cannot be done is said, and what was selected stays so", async ({ page }) => {
  await signUp(page);
  await addTodo(page, "One");
  await page.getByRole("link", { name: "Select" }).click();

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("alert").getByText("Select at least one todo.")).toBeVisible();

  await page.getByRole("checkbox", { name: "One" }).check();
  await page.getByText("Project, tags, date, priority").click();
  await page.getByRole("button", { name: "Set date" }).click();
  await expect(page.getByRole("alert").getByText("Choose a date.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "One" })).toBeChecked();

  await page.getByLabel("Due date").fill("2026-12-24");
  await page.getByRole("button", { name: "Set date" }).click();
  await expect(page.getByText("Moved “One” to Thursday")).toBeVisible();
});

test("Shift with a click selects a range, and Escape leaves", async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, "takes scripts");
  await signUp(page);
  for (const title of ["One", "Two", "Three", "Four"]) await addTodo(page, title);
  await page.getByRole("link", { name: "Select" }).click();
  await expect(page.getByText("0 selected")).toBeVisible();

  const boxes = page.locator("main ul").getByRole("checkbox");
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ["Shift"] });
  await expect(page.getByText("3 selected")).toBeVisible();
  await expect(boxes.nth(3)).not.toBeChecked();

  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Select" })).toBeVisible();
});
