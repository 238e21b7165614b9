import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type OwnServer, startOwnServer } from "../support/own-server";
import { addTodo, PASSWORD, signUp } from "./people";

const WRONG = "nearly correct horse battery";
const TITLE = "See the cardiologist";
const NOTES = "The result was odd";

let server: OwnServer;

test.beforeAll(async () => {
  server = await startOwnServer({ LOG_LEVEL: "debug" });
});

test.afterAll(() => server.stop());

test("what a whole journey leaves in the log says nothing about who it was and what they wrote", async ({
  browser,
  viewport,
  javaScriptEnabled,
}) => {
  const context = await browser.newContext({ baseURL: server.url, viewport, javaScriptEnabled });
  const page = await context.newPage();
  const { email } = await signUp(page, "Adalbert");
  const secrets = [email, email.split("@")[0]!, "Adalbert", PASSWORD, WRONG, TITLE, NOTES];
  secrets.push(...(await credentialsIn(context)));

  await changeTodos(page);
  await goAstray(page, email);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signInAgain(page, email);
  secrets.push(...(await credentialsIn(context)));
  await context.close();

  await expect.poll(() => countRequests()).toBeGreaterThan(20);
  const log = server.output();
  const written = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  expect(written.filter((secret) => log.includes(secret))).toEqual([]);
  expect(log).not.toMatch(/cardiologist|example\.org|session_token|Bearer/);
});

function countRequests() {
  return server.output().match(/"status":\d+/g)?.length ?? 0;
}

/** The values of the cookies there are, with the session's token alone as well, and a JWT with its signature. */
async function credentialsIn(context: BrowserContext) {
  const cookies = (await context.cookies()).map((cookie) => decodeURIComponent(cookie.value));
  const answer = await context.request.get("/api/auth/token");
  const { token } = (await answer.json()) as { token: string };
  const authorization = { Authorization: `Bearer ${token}` };
  await context.request.post("/api/todos", { headers: authorization, data: { title: TITLE } });
  await context.request.post("/api/todos", { headers: authorization, data: { [TITLE]: NOTES } });
  return [...cookies, ...cookies.map((value) => value.split(".")[0]!), token, token.split(".")[2]!];
}

async function changeTodos(page: Page) {
  await page.goto("/todos");
  await addTodo(page, `${TITLE} again`);
  await page.getByRole("button", { name: `Complete ${TITLE} again` }).click();
  await page.getByRole("button", { name: `Reopen ${TITLE} again` }).click();
  await page.getByRole("link", { name: `${TITLE} again`, exact: true }).click();
  await page.getByLabel("Notes").fill(NOTES);
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto("/todos");
  await page.getByRole("button", { name: `Delete ${TITLE} again` }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByLabel("New todo").fill(`${TITLE} `.repeat(50));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Use 200 characters or fewer.")).toBeVisible();
}

async function goAstray(page: Page, email: string) {
  for (const path of [`/people/${email}`, `/todos/${TITLE}`, `/todos?search=${TITLE}`, `/api/${email}/tasks`])
    await page.goto(path);
  await page.goto("/todos");
}

async function signInAgain(page: Page, email: string) {
  for (const password of [WRONG, PASSWORD]) {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(password === PASSWORD ? /\/todos\/today$/ : /\/sign-in$/);
  }
}
