import { expect, type Page, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

const saved = (page: Page, name: string) =>
  page.getByRole("list", { name: "Saved views" }).getByRole("link", { name, exact: true });

test("a filtered list is saved under a name, opened where it was, renamed and deleted", async ({ page }) => {
  await signUp(page);
  await page.goto("/todos/inbox?sort=title");
  await page.getByText("Save this view").click();
  await page.getByLabel("Name of the view").fill("Loose ends");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Loose ends" })).toBeVisible();
  await expect(page).toHaveTitle("Loose ends · Ownlist");
  await expect(page.getByText("Save this view")).toHaveCount(0);
  await expectAccessible(page);

  await page.goto("/views");
  await saved(page, "Loose ends").click();
  await expect(page).toHaveURL("/todos/inbox?sort=title");
  await addTodo(page, "Find the other sock");
  await expect(page.getByRole("heading", { level: 1, name: "Loose ends" })).toBeVisible();
  await page.goto("/views");
  await page.getByText("Change", { exact: true }).click();
  await page.getByLabel("Name of Loose ends").fill("Loose ends ".repeat(10));
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByText("Use 100 characters or fewer.")).toHaveCount(1);
  await expect(page.getByLabel("Name of Loose ends")).toHaveValue("Loose ends ".repeat(10));
  await expect(page.getByLabel("Name of Loose ends")).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel("Name of Loose ends").fill("Whatever");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(saved(page, "Whatever")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/views");
  await page.getByText("Change", { exact: true }).click();
  await page.getByRole("button", { name: "Delete Whatever" }).click();
  await expect(page.getByText(/^No saved views yet/)).toBeVisible();
});

test("a view without a name says so at its field, and keeps the list", async ({ page }) => {
  await signUp(page);
  await page.goto("/todos/inbox?sort=title");
  await page.getByText("Save this view").click();
  await page.getByRole("button", { name: "Save view" }).click();

  const name = page.getByLabel("Name of the view");
  await expect(name).toHaveAccessibleDescription("Enter a name.");
  await expectAccessible(page);
  await name.fill("Loose ends");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Loose ends" })).toBeVisible();
  await expect(page).toHaveURL("/todos/inbox?sort=title");
});

test("a view of a deleted project says so, and works again once that is undone", async ({ page }) => {
  await signUp(page);
  await page.goto("/projects");
  await page.getByLabel("New project").fill("Garden");
  await page.getByRole("button", { name: "Add project" }).click();
  await page.getByRole("list", { name: "Projects" }).getByRole("link", { name: "Garden" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Garden" })).toBeVisible();
  await page.goto(`${page.url()}?sort=due`);
  await page.getByText("Save this view").click();
  await page.getByLabel("Name of the view").fill("Garden by due");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Garden by due" })).toBeVisible();
  const project = page.url().replace(/\?.*/, "");

  await page.goto(`${project}?ask=delete`);
  await page.getByRole("button", { name: "Delete it with its todos" }).click();
  await expect(page.getByText("Deleted project “Garden”")).toBeVisible();
  await expect(page.getByRole("link", { name: "Garden by due" })).toHaveCount(0);
  const undo = page.url();
  await page.goto("/views");
  await expect(page.getByText("Its project was deleted.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(undo);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Deleted project “Garden”")).toBeVisible();
  await page.goto("/views");
  await saved(page, "Garden by due").click();
  await expect(page.getByRole("heading", { level: 1, name: "Garden by due" })).toBeVisible();
});

test("beside a list in a low window stands the saved view that is open", async ({
  page,
  javaScriptEnabled,
  viewport,
}) => {
  test.skip(
    javaScriptEnabled === false || viewport!.width < 760,
    "Takes scripts, and a list beside the page.",
  );
  await page.setViewportSize({ width: 1280, height: 600 });
  await signUp(page);
  await page.goto("/todos?sort=title");
  await addTodo(page, "Find the other sock");
  await page.getByText("Save this view").click();
  await page.getByLabel("Name of the view").fill("By name");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "By name" })).toBeVisible();
  await page.reload();

  const link = page.getByRole("navigation", { name: "Lists" }).getByRole("link", { name: "By name" });
  await expect(link).toHaveAttribute("aria-current", "page");
  await expect(link).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("link", { name: "Settings" })).toBeInViewport({ ratio: 1 });
});
