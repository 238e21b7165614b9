import { expect, type Page, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

const field = (page: Page) => page.getByRole("searchbox", { name: "Search" });

/** From any list: beside it on a desk, a link away on a phone. */
async function search(page: Page, typed: string) {
  if (!(await field(page).isVisible())) await page.getByRole("link", { name: "Search your todos" }).click();
  await field(page).fill(typed);
  await field(page).press("Enter");
  const query = new URLSearchParams({ q: typed }).toString();
  await expect(page).toHaveURL(({ pathname, search }) => `${pathname}${search}` === `/search?${query}`);
}

test("a todo is found by words of its title and notes, which are marked", async ({ page }) => {
  await signUp(page);
  await page.goto("/todos");
  await addTodo(page, "Café in Zürich");
  await addTodo(page, "Water the plants");
  await page.getByRole("link", { name: "Water the plants", exact: true }).click();
  await page.getByLabel("Notes").fill("The fern wants a cafe latte.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Changed “Water the plants”")).toBeVisible();

  await search(page, "cafe");

  const found = page.getByRole("list", { name: "Found" });
  await expect(found.getByRole("listitem")).toHaveCount(2);
  await expect(found.getByRole("listitem").first()).toContainText("Café in Zürich");
  await expect(found.locator("mark")).toHaveText(["Café", "cafe"]);
  await expect(found).toContainText("Notes: The fern wants a cafe latte.");
  await expect(field(page)).toHaveValue("cafe");
  await expectAccessible(page);

  await search(page, "zur caf");
  await expect(found.getByRole("listitem")).toHaveCount(1);
});

test("what was found can be completed and deleted where it stands", async ({ page }) => {
  await signUp(page);
  await page.goto("/todos");
  await addTodo(page, "Plan one");
  await addTodo(page, "Plan two");
  await search(page, "plan");

  await page.getByRole("button", { name: "Complete Plan two" }).click();
  await expect(page.getByText(/^Completed \d/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Reopen Plan two" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Plan" })).toHaveText([/Plan one/, /Plan two/]);
  await page.getByRole("button", { name: "Delete Plan one" }).click();
  await expect(page.getByText("Deleted “Plan one”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete Plan one" })).toHaveCount(0);
  await expect(field(page)).toHaveValue("plan");
});

test("an empty search says what can be found, and one without a match says so", async ({ page }) => {
  await signUp(page);
  await page.goto("/search");
  await expect(page.getByText(/^Find todos by words/)).toBeVisible();
  await expectAccessible(page);

  await search(page, "nowhere");
  await expect(page.getByText(/^Nothing found\./)).toBeVisible();
  await expectAccessible(page);

  await search(page, "?!");
  await expect(page.getByText("Type at least one letter or digit.")).toBeVisible();
});

test("the key / leads to the search field, but not from where one is typing", async ({
  page,
  javaScriptEnabled,
  viewport,
}) => {
  test.skip(javaScriptEnabled === false || viewport!.width < 760, "A key needs scripts and a keyboard.");
  await signUp(page);
  await page.goto("/todos");
  await addTodo(page, "Either");

  await page.getByLabel("New todo").fill("");
  await page.getByLabel("New todo").press("/");
  await expect(page.getByLabel("New todo")).toHaveValue("/");
  await page.getByRole("heading", { level: 1 }).click();
  await page.getByLabel("New todo").blur();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");
});
