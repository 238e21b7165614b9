import { expect, type Page, test } from "@playwright/test";
import { addTodo, openTodo, saveTodo, signUp } from "./people";

const NEEDS_SCRIPTS = "Takes scripts.";

test("what was typed on a todo's page is not left behind without a question", async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, NEEDS_SCRIPTS);
  await signUp(page);
  await addTodo(page, "Water the plants");
  await openTodo(page, "Water the plants");
  await page.getByLabel("Notes").fill("The fern twice");

  expect(
    await answer(page, "dismiss", () => page.getByRole("link", { name: "Back to the list" }).click()),
  ).toBe("What you typed is not saved. Leave it behind?");
  await expect(page.getByLabel("Notes")).toHaveValue("The fern twice");
  await page.getByLabel("New step").fill("Fill the can");
  expect(
    await answer(page, "dismiss", () => page.getByRole("button", { name: "Save", exact: true }).click()),
  ).toBe("A step that you typed is not saved. Leave it behind?");
  await page.getByRole("button", { name: "Add step" }).click();
  await expect(page.getByRole("button", { name: "Complete step Fill the can" })).toBeVisible();
  await saveTodo(page);
  await openTodo(page, "Water the plants");
  await expect(page.getByLabel("Notes")).toHaveValue("The fern twice");
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(page.getByLabel("New todo")).toBeVisible();
});

test("what is not saved can be left behind", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, NEEDS_SCRIPTS);
  await signUp(page);
  await addTodo(page, "Water the plants");
  await openTodo(page, "Water the plants");
  await page.getByLabel("Title").fill("Water the cactus");

  await answer(page, "accept", () => page.getByRole("link", { name: "Back to the list" }).click());

  await expect(page.getByRole("button", { name: "Complete Water the plants" })).toBeVisible();
});

test("saving leads back to the row, however long the list is", async ({ page }) => {
  await signUp(page);
  await page.goto("/todos");
  for (let nth = 35; nth > 9; nth -= 1) await addTodo(page, `Todo ${nth}`);
  const last = page.getByRole("button", { name: "Complete Todo 35", exact: true });

  await openTodo(page, "Todo 35");
  await page.getByLabel("Notes").fill("Far below");
  await saveTodo(page);
  await expect(last).toBeInViewport();
  await openTodo(page, "Todo 35");
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(last).toBeInViewport();
});

/** What the page asks when `act` is done, after answering it. */
async function answer(page: Page, how: "accept" | "dismiss", act: () => Promise<void>) {
  const asked = page.waitForEvent("dialog").then(async (dialog) => {
    await dialog[how]();
    return dialog.message();
  });
  await act();
  return asked;
}
