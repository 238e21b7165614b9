import { expect, type Page, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

async function makeProject(page: Page, name: string, color = "Teal") {
  await page.goto("/projects");
  await page.getByLabel("New project").fill(name);
  await page.getByLabel("Colour").selectOption(color);
  await page.getByRole("button", { name: "Add project" }).click();
  await expect(inList(page, "Projects", name)).toBeVisible();
}

function inList(page: Page, list: string, name: string) {
  return page.getByRole("list", { name: list }).getByRole("link", { name, exact: true });
}

async function openProject(page: Page, name: string) {
  await page.goto("/projects");
  await inList(page, "Projects", name).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function moveTodo(page: Page, title: string, project: string) {
  await page.getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await page.getByLabel("Project").selectOption(project);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Changed “${title}”`)).toBeVisible();
}

test("a project holds what is added there, and todos move between it and the Inbox", async ({ page }) => {
  await signUp(page);
  await page.goto("/projects");
  await expect(page.getByText(/^No projects yet/)).toBeVisible();
  await expectAccessible(page);
  await makeProject(page, "Home", "Orange");
  await expectAccessible(page);

  await openProject(page, "Home");
  await addTodo(page, "Paint the fence");
  await expectAccessible(page);
  await page.goto("/todos");
  await expect(page.getByRole("list", { name: "Open" })).toContainText("Home");
  await expectAccessible(page);

  await moveTodo(page, "Paint the fence", "Inbox");
  await expectAccessible(page);
  await page.goto("/todos/inbox");
  await expect(page.getByRole("button", { name: "Complete Paint the fence" })).toBeVisible();
  await addTodo(page, "Sort this out");
  await expectAccessible(page);
  await moveTodo(page, "Sort this out", "Home");
  await openProject(page, "Home");
  await expect(page.getByRole("button", { name: "Complete Sort this out" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete Paint the fence" })).toHaveCount(0);
});

test("a project is renamed and archived, found again, and deleted with its todos or without", async ({
  page,
}) => {
  await signUp(page);
  for (const name of ["Home", "Garden"]) {
    await makeProject(page, name);
    await openProject(page, name);
    await addTodo(page, `Something for ${name}`);
  }

  await openProject(page, "Home");
  await page.getByText("Edit project").click();
  await page.getByLabel("Name").fill(" ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter a name.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name").fill("House");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "House" })).toBeVisible();
  await page.getByText("Edit project").click();
  await page.getByRole("button", { name: "Archive the project House" }).click();
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();

  await page.goto("/projects");
  await expect(inList(page, "Archived", "House")).toBeVisible();
  await page.getByRole("button", { name: "Unarchive House" }).click();
  await expect(inList(page, "Projects", "House")).toBeVisible();

  for (const [name, choice] of [
    ["House", "Delete it and keep its todos"],
    ["Garden", "Delete it with its todos"],
  ] as const) {
    await openProject(page, name);
    await page.getByText("Edit project").click();
    await page.getByRole("link", { name: `Delete the project ${name}` }).click();
    await expect(page.getByRole("heading", { name: `Delete the project “${name}”?` })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: choice }).click();
    await expect(page.getByText(`Deleted project “${name}”`)).toBeVisible();
    await expect(inList(page, "Projects", name)).toHaveCount(0);
  }
  await page.goto("/todos/inbox");
  await expect(page.getByRole("button", { name: "Complete Something for Home" })).toBeVisible();
  await page.goto("/todos/trash");
  await expect(page.getByRole("button", { name: "Restore Something for Garden" })).toBeVisible();
});

test("projects change places by buttons", async ({ page }) => {
  await signUp(page);
  for (const name of ["One", "Two", "Three"]) await makeProject(page, name);
  const links = page.getByRole("list", { name: "Projects" }).getByRole("link");

  await page.getByRole("button", { name: "Move Three up" }).click();
  await expect(links).toHaveText(["One", "Three", "Two"]);
  await page.getByRole("button", { name: "Move One down" }).click();
  await expect(links).toHaveText(["Three", "One", "Two"]);
  await expect(page.getByRole("button", { name: "Move Three up" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Move Two down" })).toBeDisabled();
});
