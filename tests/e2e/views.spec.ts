import { expect, type Page, test } from "@playwright/test";
import { addTodo, expectAccessible, signUp } from "./people";

// Where the browser is, a new day has begun long before it does in Greenwich.
test.use({ timezoneId: "Pacific/Kiritimati", locale: "en-GB" });

/** A day as people there write it in a date field. */
function day(inDays: number) {
  const date = new Date(Date.now() + inDays * 86_400_000);
  return date.toLocaleDateString("sv-SE", { timeZone: "Pacific/Kiritimati" });
}

async function open(page: Page, view: string) {
  await page.goto(view === "All" ? "/todos" : `/todos/${view.toLowerCase()}`);
  await expect(page.getByRole("heading", { level: 1, name: view })).toBeVisible();
}

async function settle(page: Page, zone = "Pacific/Kiritimati") {
  await page.goto("/settings");
  await page.getByLabel("Time zone").selectOption(zone);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
}

async function edit(page: Page, title: string, fields: { date?: string; time?: string; priority?: string }) {
  await page.getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByLabel("Title")).toHaveValue(title);
  if (fields.date !== undefined) await page.getByLabel("Due date").fill(fields.date);
  if (fields.time !== undefined) await page.getByLabel("Time", { exact: true }).fill(fields.time);
  if (fields.priority) await page.getByLabel("Priority").selectOption(fields.priority);
  await page.getByRole("button", { name: "Save" }).click();
}

test("a todo of today moves through the days, with its date in words", async ({ page }) => {
  await signUp(page);
  await settle(page);
  await open(page, "Today");
  await addTodo(page, "Renew passport");
  await expect(page.getByRole("list", { name: "Due today" })).toContainText("Renew passport");

  await edit(page, "Renew passport", { date: day(-1), priority: "High" });
  await expect(page.getByText("Changed “Renew passport”")).toBeVisible();
  const overdue = page.getByRole("list", { name: "Overdue" });
  await expect(overdue).toContainText("Overdue since yesterday");
  await expect(overdue).toContainText("High priority");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Move all to today" }).click();
  await expect(page.getByRole("list", { name: "Due today" })).toContainText("Renew passport");
  await expect(page.getByText(/^Moved “Renew passport”/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(overdue).toContainText("Renew passport");
  await page.getByRole("button", { name: "Move all to today" }).click();
  await expect(page.getByRole("list", { name: "Due today" })).toContainText("Renew passport");
  await expect(overdue).toHaveCount(0);

  await edit(page, "Renew passport", { date: day(1), time: "09:30" });
  await expect(page.getByText("Changed “Renew passport”")).toBeVisible();
  await open(page, "Upcoming");
  await expect(page.getByRole("list", { name: "Tomorrow" })).toContainText("09:30");
  await page.getByRole("link", { name: "Renew passport", exact: true }).click();
  await expect(page.getByText("Tomorrow 09:30")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Upcoming" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Complete Renew passport" }).click();
  await expect(page.getByRole("button", { name: /^(Complete|Reopen) Renew passport$/ })).toHaveCount(0);
  await open(page, "Completed");
  await expect(page.getByRole("button", { name: "Reopen Renew passport" })).toBeVisible();
  await expectAccessible(page);
});

test("a time without a date is refused beside its field, and what was typed stays", async ({ page }) => {
  await signUp(page);
  await open(page, "All");
  await addTodo(page, "Call");

  await edit(page, "Call", { date: "", time: "10:15" });

  await expect(page.getByText("A time needs a date.")).toBeVisible();
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue("10:15");
  await expect(page.getByLabel("Time zone")).toBeVisible();
  await expectAccessible(page);
});

test("what was deleted can be restored one by one or all, and emptying asks once", async ({ page }) => {
  await signUp(page);
  await open(page, "All");
  for (const title of ["One", "Two", "Three"]) {
    await addTodo(page, title);
    await page.getByRole("button", { name: `Delete ${title}` }).click();
    await expect(page.getByText(`Deleted “${title}”`)).toBeVisible();
  }

  await open(page, "Trash");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Restore One" }).click();
  await expect(page.getByRole("button", { name: "Restore One" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Restore Two" })).toBeVisible();
  await page.getByRole("button", { name: "Restore all" }).click();
  await expect(page.getByText(/^The trash is empty/)).toBeVisible();
  await open(page, "All");
  for (const title of ["One", "Two", "Three"])
    await expect(page.getByRole("button", { name: `Complete ${title}` })).toBeVisible();

  await page.getByRole("button", { name: "Delete Two" }).click();
  await expect(page.getByText("Deleted “Two”")).toBeVisible();
  await open(page, "Trash");
  await page.getByRole("link", { name: "Empty trash" }).click();
  await expect(page.getByText("This cannot be undone.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Keep it" }).click();
  await expect(page.getByRole("button", { name: "Restore Two" })).toBeVisible();
  await page.getByRole("link", { name: "Empty trash" }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText(/^The trash is empty/)).toBeVisible();
});

test("settings keep the time zone, which the browser says where it can", async ({
  page,
  javaScriptEnabled,
}) => {
  await signUp(page);
  const hint = page.getByText("Days are counted in UTC until");
  await expect(hint).toHaveCount(javaScriptEnabled === false ? 1 : 0);
  await expectAccessible(page);

  await page.goto("/settings");
  const known = javaScriptEnabled === false ? "" : "Pacific/Kiritimati";
  await expect(page.getByLabel("Time zone")).toHaveValue(known);
  await expectAccessible(page);
  await settle(page);
  await page.getByLabel("Name").fill(" ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter your name.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Time zone")).toHaveValue("Pacific/Kiritimati");

  await open(page, "Today");
  await expect(hint).toHaveCount(0);
});

test("what is due today is due later where today has not begun", async ({ page }) => {
  await signUp(page);
  await settle(page);
  await open(page, "Today");
  await addTodo(page, "Watch the sun rise");

  await settle(page, "Pacific/Pago_Pago");

  await open(page, "Today");
  await expect(page.getByText(/^Nothing is due today/)).toBeVisible();
  await open(page, "Upcoming");
  await expect(page.getByRole("button", { name: "Complete Watch the sun rise" })).toBeVisible();
});
