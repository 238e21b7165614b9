import { expect, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

const SAYS = {
  "/todos/inbox": /^The Inbox is empty\. Write down/,
  "/todos/upcoming": /^Nothing lies ahead\. Give a todo a due date/,
  "/todos": /^Nothing here yet\. Write down the first thing/,
  "/todos/completed": /^Nothing completed yet/,
  "/todos/trash": /^The trash is empty/,
  "/projects": /^No projects yet\. Name one above/,
  "/tags": /^No tags yet/,
  "/views": /^No saved views yet/,
};

test("somebody new finds no todos, and on every page one line about what to do next", async ({ page }) => {
  await signUp(page);
  await expect(page.getByText(/^Nothing is due today\. Write down/)).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(0);

  for (const [path, says] of Object.entries(SAYS)) {
    await page.goto(path);
    await expect(page.getByRole("main").getByText(says)).toBeVisible();
  }

  await page.goto("/todos/inbox");
  await expectAccessible(page);
  await addTodo(page, "Learn to bake bread");
  await expect(page.getByText(/^The Inbox is empty/)).toHaveCount(0);
});
