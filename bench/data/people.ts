/** Somebody who is signed in, by both of their ways to come in. */
export interface Person {
  id: string;
  email: string;
  cookie: string;
  /** A JWT. */
  token: string;
}

const PASSWORD = "correct horse battery";

/** Signs somebody up at the server under `url`. Throws when an answer is not a 200. */
export async function signUp(url: string, name: string): Promise<Person> {
  const email = `${name.toLowerCase()}@example.com`;
  const answer = await succeed(url, "/api/auth/sign-up/email", {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ name, ...credentials(email) }),
  });
  const { user } = (await answer.json()) as { user: { id: string } };
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  const tokenAnswer = await succeed(url, "/api/auth/token", { headers: { cookie } });
  const { token } = (await tokenAnswer.json()) as { token: string };
  return { id: user.id, email, cookie, token };
}

/** What somebody who signed up here signs in with. */
export function credentials(email: string) {
  return { email, password: PASSWORD };
}

async function succeed(url: string, path: string, request: RequestInit) {
  const answer = await fetch(url + path, request);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
