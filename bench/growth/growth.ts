import pg from "pg";
import { createDatabase, startPostgresCluster } from "../../tests/support/postgres-cluster";
import { startApp } from "../data/installation";
import { type Person, signUp } from "../data/people";
import { insertTodos } from "../data/seed";
import type { MeasuredProcess } from "../processes/measured-process";
import type { Progress } from "../report/progress";
import { writeTable } from "../report/tables";
import { costOf } from "./measure-growth";

const TODOS = [100, 1000, 10_000, 100_000];
const USERS = [1000, 10_000, 100_000];
const TODOS_EACH = 10;
const PAGES = ["/todos/today", "/todos"];

/** Prints what pages cost as one user's todos grow in number, and as the users do, up to a million todos of others. */
export async function runGrowth(progress: Progress): Promise<void> {
  const cluster = await startPostgresCluster();
  await createDatabase(cluster.adminUrl, "growth");
  const url = cluster.urlOf("growth");
  const app = await startApp(url, { SERVER_TIMING: "on" });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Nothing is searched for here, and filling the search takes longer than all the rest.
    await client.query("alter table todo disable trigger todo_words_added");
    await growTodos(app, client, progress);
    await growUsers(app, client, progress);
  } finally {
    await client.end();
    await app.stop();
    await cluster.stop();
  }
}

async function growTodos(app: MeasuredProcess, client: pg.Client, progress: Progress) {
  await addUsers(client, 0, USERS[0]!);
  const rows: string[][] = [];
  for (const count of TODOS) {
    progress(`a user with ${count} todos`);
    const person = await signUp(app.url, `Owner${count}`);
    await client.query(insertTodos("select $2::uuid as id"), [count, person.id]);
    await client.query("vacuum analyze todo");
    rows.push([String(count), ...(await costs(app, person))]);
  }
  print("todos of one user, among 1,000 users", rows);
}

async function growUsers(app: MeasuredProcess, client: pg.Client, progress: Progress) {
  const reader = await signUp(app.url, "Reader");
  await client.query(insertTodos("select $2::uuid as id"), [100, reader.id]);
  const rows: string[][] = [];
  let before = USERS[0]!;
  for (const count of USERS) {
    progress(`${count} users`);
    await addUsers(client, before, count);
    before = count;
    await client.query("vacuum analyze");
    rows.push([String(count), ...(await costs(app, reader))]);
  }
  print("users with 10 todos each; the reader has 100", rows);
}

async function costs(app: MeasuredProcess, person: Person) {
  const cells: string[] = [];
  for (const page of PAGES) {
    const { cpu, database } = await costOf(app, person, page);
    cells.push(cpu.toFixed(1), database.toFixed(1));
  }
  return cells;
}

function print(what: string, rows: string[][]) {
  const head = PAGES.flatMap((page) => [`${page}: CPU ms`, `${page}: database ms`]);
  console.log(`\n${writeTable([what, ...head], rows)}`);
}

/** Users from number `from` up to `to`, with their todos. */
async function addUsers(client: pg.Client, from: number, to: number) {
  await client.query(
    `insert into "user" (id, name, email)
     select uuidv7(), 'Person', number || '@example.org' from generate_series($1::int + 1, $2::int) number`,
    [from, to],
  );
  const added = `select id from "user" where email like '%@example.org'
    and split_part(email, '@', 1)::int > $2::int`;
  await client.query(insertTodos(added), [TODOS_EACH, from]);
}
