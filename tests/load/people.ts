const PASSWORD = "correct horse battery";

/** One person's way to the server: what is wrong with an answer ends the run. */
export interface Person {
  email: string;
  cookie: string;
}

export async function signUp(url: string): Promise<Person> {
  const email = `${crypto.randomUUID()}@example.org`;
  const answer = await post(url, "/api/auth/sign-up/email", { name: "Ada", email, password: PASSWORD });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
  return { email, cookie: cookie.join("; ") };
}

export async function signIn(url: string, { email }: Person): Promise<void> {
  await post(url, "/api/auth/sign-in/email", { email, password: PASSWORD });
}

export async function addTodos(url: string, { cookie }: Person, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1)
    await post(url, "/api/todos", { title: `Number ${number}` }, { cookie });
}

/** How long the list takes to arrive whole, in milliseconds. */
export async function timeList(url: string, { cookie }: Person): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(`${url}/todos`, {
    headers: { cookie, accept: "text/html" },
    redirect: "manual",
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`The list answered ${answer.status}.`);
  return performance.now() - startedAt;
}

async function post(url: string, path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, ...headers },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer;
}
