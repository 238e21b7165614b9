import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type Axe from "axe-core";

export const PASSWORD = "correct horse battery";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Makes an account through the sign-up page and stays signed in, on Today. */
export async function signUp(page: Page, name = "Ada"): Promise<{ email: string }> {
  const email = `${crypto.randomUUID()}@example.org`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page).toHaveURL(/\/todos\/today$/);
  return { email };
}

/** Signs out, which on a phone is a page away. */
export async function signOut(page: Page) {
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
}

/** Adds a todo through the list's form and waits until it is listed. */
export async function addTodo(page: Page, title: string) {
  await page.getByLabel("New todo").fill(title);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("button", { name: `Complete ${title}` })).toBeVisible();
}

/** Opens a todo that is listed and waits until its form is there. */
export async function openTodo(page: Page, title: string) {
  await page.getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByLabel("Title")).toHaveValue(title);
}

/** Adds a step to the todo whose page is open, and waits until it is kept. */
export async function addStep(page: Page, title: string) {
  await page.getByLabel("New step").fill(title);
  await page.getByRole("button", { name: "Add step" }).click();
  await expect(page.getByRole("button", { name: `Complete step ${title}` })).toBeVisible();
  await expect(page.getByLabel("New step")).toHaveValue("");
  await expect(page.getByLabel("New step")).toBeInViewport();
}

/** Signs somebody up, and opens their only todo, “Paint the fence”, with these steps. */
export async function openWithSteps(page: Page, steps: string[]) {
  await signUp(page);
  await addTodo(page, "Paint the fence");
  await openTodo(page, "Paint the fence");
  for (const step of steps) await addStep(page, step);
}

/** Saves the todo whose page is open, with a change, and waits until the list that it was opened from says so. */
export async function saveTodo(page: Page) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/^Changed “/)).toBeVisible();
}

/** Every rule that axe knows holds on this page, as the browser shows it now. */
export async function expectAccessible(page: Page) {
  const copy = await openCopy(page);
  await copy.evaluate(axeSource);
  const violations = await copy.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const results = await axe.run();
    return results.violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }));
  });
  expect(violations).toEqual([]);
  await copy.context().close();
}

/** The same document and styles in a page where axe can run, whether or not scripts are on in `page`. */
async function openCopy(page: Page): Promise<Page> {
  const html = (await page.content()).replace(/<script[^]*?<\/script>/g, "");
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: true });
  const copy = await context.newPage();
  await copy.route(page.url(), (route) => route.fulfill({ contentType: "text/html", body: html }));
  await copy.goto(page.url());
  return copy;
}
