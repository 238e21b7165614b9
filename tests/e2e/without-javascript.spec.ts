import { expect, test } from "@playwright/test";
import { addTodo, expectAccessible, PASSWORD, signUp } from "./people";

test("a form that is sent twice makes one todo, one that was changed in between makes two", async ({
  page,
}) => {
  await signUp(page);
  await page.getByLabel("New todo").fill("Just once");
  await page.getByRole("button", { name: "Add", exact: true }).dblclick();
  await expect(page.getByRole("button", { name: "Complete Just once" })).toHaveCount(1);

  await addTodo(page, "Before");
  await page.goBack();
  await page.getByLabel("New todo").fill("After");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("button", { name: "Complete After" })).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Complete Before" })).toHaveCount(1);
});

test("what a double click did is said, and can be undone", async ({ page }) => {
  await signUp(page);
  for (const title of ["Water the plants", "Read"]) await addTodo(page, title);

  await page.getByRole("button", { name: "Complete Water the plants" }).dblclick();
  await expect(page.getByText("Completed “Water the plants”")).toBeVisible();
  await page.getByRole("button", { name: "Delete Read" }).dblclick();
  await expect(page.getByText("Deleted “Read”")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Complete Read" })).toBeVisible();
});

test("a refresh after a write repeats nothing", async ({ page }) => {
  await signUp(page);
  await addTodo(page, "Refresh me");
  await page.reload();

  await expect(page.getByRole("button", { name: "Complete Refresh me" })).toHaveCount(1);
});

test("what was typed when the session had ended can be sent after signing in again", async ({
  page,
  context,
}) => {
  const { email } = await signUp(page);
  await page.getByLabel("New todo").fill("Typed in vain?");
  await context.clearCookies();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Typed in vain?");
  await expectAccessible(page);

  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Sign in (new tab)" }).click();
  const tab = await opened;
  await tab.getByLabel("Email").fill(email);
  await tab.getByLabel("Password").fill(PASSWORD);
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(tab).toHaveURL(/\/todos\/today$/);
  await page.getByRole("button", { name: "Send again" }).click();

  await expect(page).toHaveURL(/\/todos\/today$/);
  await expect(page.getByRole("button", { name: "Complete Typed in vain?" })).toHaveCount(1);
});
