import { expect, test } from "@playwright/test";
import { addTodo, openTodo, saveTodo, signUp } from "./people";

const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";

test("long words stay within a phone's screen", async ({ page, viewport }) => {
  test.skip(viewport!.width > 760, "On a desk there is room.");
  await signUp(page, WORD);
  await page.goto("/projects");
  await page.getByLabel("New project").fill(WORD);
  await page.getByRole("button", { name: "Add project" }).click();
  await page.getByRole("link", { name: WORD, exact: true }).click();
  await addTodo(page, WORD);
  const project = page.url();
  await openTodo(page, WORD);
  const todo = page.url();
  await page.getByLabel("Tags", { exact: true }).fill(WORD.slice(0, 50));
  await saveTodo(page);

  for (const path of [todo, project, "/projects", "/todos", `/tags/${WORD.slice(0, 50)}`, "/tags"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport!.width);
  }
});
