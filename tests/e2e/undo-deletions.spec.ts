import { expect, type Page, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

const project = (page: Page) =>
  page.getByRole("list", { name: "Projects" }).getByRole("link", { name: "Home" });

test("a deleted project is back with its todos, after a reload, too", async ({ page }) => {
  await signUp(page);
  await page.goto("/projects");
  await page.getByLabel("New project").fill("Home");
  await page.getByRole("button", { name: "Add project" }).click();
  await project(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await addTodo(page, "Paint the fence");

  await page.getByText("Edit project").click();
  await page.getByRole("link", { name: "Delete the project Home" }).click();
  await page.getByRole("button", { name: "Delete it with its todos" }).click();
  await expect(page.getByText("Deleted project “Home”")).toBeVisible();
  await expect(project(page)).toHaveCount(0);
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(page.getByText("Undone: Deleted project “Home”")).toBeVisible();
  await project(page).click();
  await expect(page.getByRole("button", { name: "Complete Paint the fence" })).toBeVisible();
});

async function addTagged(page: Page, title: string, tags: string) {
  await page.goto("/todos");
  await addTodo(page, title);
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByLabel("Tags", { exact: true }).fill(tags);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Changed “${title}”`)).toBeVisible();
}

test("a tag that was merged or deleted is back", async ({ page }) => {
  await signUp(page);
  await addTagged(page, "Paint the fence", "house");
  await addTagged(page, "Buy paint", "errands");
  const tags = page.getByRole("list", { name: "Tags" }).getByRole("link");

  await page.goto("/tags");
  await page.getByText("Change", { exact: true }).last().click();
  await page.getByLabel("Name", { exact: true }).last().fill("errands");
  await page.getByRole("button", { name: "Rename house" }).click();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("Merged “house” into “errands”")).toBeVisible();
  await expect(tags).toHaveText(["errands"]);
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Merged “house” into “errands”")).toBeVisible();
  await expect(tags).toHaveText(["errands", "house"]);

  await page.goto("/tags");
  await page.getByText("Change", { exact: true }).last().click();
  await page.getByRole("button", { name: "Delete house" }).click();
  await expect(page.getByText("Deleted tag “house”")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Deleted tag “house”")).toBeVisible();
  await expect(tags).toHaveText(["errands", "house"]);
});
