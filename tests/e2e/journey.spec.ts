import { expect, test } from "@playwright/test";
import { addTodo, expectAccessible, PASSWORD, signOut, signUp } from "./people";

test("from a stranger's first visit to signing in again, with everything a todo can go through", async ({
  page,
}) => {
  const email = `${crypto.randomUUID()}@example.org`;

  await page.goto("/");
  await expectAccessible(page);
  await page.goto("/todos/today");
  await expect(page).toHaveURL("/sign-in?redirectTo=%2Ftodos%2Ftoday");
  await expectAccessible(page);

  await page.getByRole("main").getByRole("link", { name: "Sign up" }).click();
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByText("Use at least 12 characters.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Ada");
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expect(page.getByLabel("Password")).toHaveValue("");
  await expectAccessible(page);

  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page).toHaveURL("/todos/today");
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  await expectAccessible(page);

  await addTodo(page, "Water the plants");
  await addTodo(page, "Call <b>the</b> landlord & ask “when”");
  await expect(page.getByLabel("New todo")).toHaveValue("");
  await expectAccessible(page);

  await page.getByLabel("New todo").fill("   ");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Enter a title.")).toBeVisible();

  await page.getByRole("button", { name: "Complete Water the plants" }).click();
  await expect(page.getByRole("button", { name: "Reopen Water the plants" })).toBeVisible();
  await page.getByRole("button", { name: "Reopen Water the plants" }).click();
  await expect(page.getByRole("button", { name: "Complete Water the plants" })).toBeVisible();

  await page.getByRole("link", { name: "Water the plants", exact: true }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Water the plants");
  await expectAccessible(page);
  await page.getByLabel("Title").fill("Water all the plants");
  await page.getByLabel("Notes").fill("Two cans,\nnot three");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Changed “Water the plants”")).toBeVisible();
  await page.getByRole("link", { name: "Water all the plants", exact: true }).click();
  await expect(page.getByLabel("Notes")).toHaveValue("Two cans,\nnot three");

  await page.goto("/todos");
  await page.getByRole("button", { name: "Delete Water all the plants" }).click();
  await expect(page.getByText("Deleted “Water all the plants”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete Water all the plants" })).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Complete Water all the plants" })).toBeVisible();

  await signOut(page);
  await page.goto("/todos");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/todos");
  await expect(page.getByRole("button", { name: "Complete Water all the plants" })).toBeVisible();
});

test("after signing in people are where they wanted to go", async ({ page }) => {
  const { email } = await signUp(page);
  await addTodo(page, "Read");
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.getByLabel("Title")).toBeVisible();
  const todo = new URL(page.url()).pathname;
  await page.context().clearCookies();

  await page.goto(todo);
  await expect(page).toHaveURL(/\/sign-in\?redirectTo=/);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page).toHaveURL(todo);
  await expect(page.getByLabel("Title")).toHaveValue("Read");
});

test("somebody else's todo is refused, one that does not exist is not found", async ({ page, browser }) => {
  await signUp(page);
  await addTodo(page, "Mine alone");
  await page.getByRole("link", { name: "Mine alone", exact: true }).click();
  await expect(page.getByLabel("Title")).toBeVisible();
  const address = page.url();
  const other = await browser.newPage({ baseURL: new URL(address).origin });
  await signUp(other, "Mallory");

  const refused = await other.goto(address);
  expect(refused?.status()).toBe(403);
  await expect(other.getByText("Mine alone")).toHaveCount(0);

  for (const path of [`/todos/${crypto.randomUUID()}`, "/todos/nonsense", "/no/such/page"]) {
    const missing = await other.goto(path);
    expect(missing?.status()).toBe(404);
    await expectAccessible(other);
  }
  await other.close();
});

test("the second of two tabs to save is told, sees both versions, and loses nothing", async ({
  page,
  context,
}) => {
  await signUp(page);
  await addTodo(page, "Plan the trip");
  await page.getByRole("link", { name: "Plan the trip", exact: true }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Plan the trip");
  const second = await context.newPage();
  await second.goto(page.url());

  await page.getByLabel("Notes").fill("By train");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Changed “Plan the trip”")).toBeVisible();
  await second.getByLabel("Notes").fill("By boat");
  await second.getByRole("button", { name: "Save" }).click();

  await expect(second.getByLabel("Notes")).toHaveValue("By boat");
  await expect(second.getByText("By train")).toBeVisible();
  await expectAccessible(second);
  await second.getByRole("button", { name: /^Save/ }).click();
  await expect(second.getByText("Changed “Plan the trip”")).toBeVisible();
  await page.getByRole("link", { name: "Plan the trip", exact: true }).click();
  await expect(page.getByLabel("Notes")).toHaveValue("By boat");
});
