import type { Query } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { todoNaming } from "~/api/naming/todo-naming";
import { readCollection } from "~/api/todo-collection.server";
import type { SignedInUser } from "~/auth/users.server";
import { changeMany } from "~/todos/bulk/change-many.server";
import { changeTodo } from "~/todos/change/change-todo.server";
import { SORTS, STATUSES } from "~/todos/filters/filters";
import { loadList } from "~/todos/pages/load-list.server";
import { type List, pathOf, VIEWS } from "~/todos/views/views";
import type { Connection, Database, UserDb } from "~db/connect/connection";
import { connection as ours } from "~db/database.server";
import { insertMany } from "../../support/many-todos";
import { migratedDatabaseUrl, openUrl } from "../../support/test-database";
import { withGroups } from "../../support/with-groups";

const HIS = 10_000;
const OTHERS = 900;
const EACH = 100;
/** Twice as many as have a todo. */
const TAGS = 200;

const id = uuidv7();
const projectId = uuidv7();
const user: SignedInUser = { id, name: "Ada", email: "a@b.cd", timeZone: "Europe/Berlin", weekStart: 1 };
const { userDb } = ours;

let connection: Connection;
let client: pg.Client;
let sent: Query[] = [];

beforeAll(async () => {
  const url = await migratedDatabaseUrl();
  connection = openUrl(url);
  const adminUrl = new URL(inject("adminUrl"));
  adminUrl.pathname = new URL(url).pathname;
  client = new pg.Client({ connectionString: adminUrl.href });
  await client.connect();
  await insertMany([client], keepMany);
  await client.query("vacuum analyze");
  await client.query(
    `load 'auto_explain'; set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice`,
  );
  ours.userDb = (userId) => overheard(connection.userDb(userId));
});

afterAll(async () => {
  ours.userDb = userDb;
  await client.end();
  await connection.close();
});

beforeEach(() => {
  sent = [];
});

test.each<List>([...VIEWS, "search", { projectId }])("the page %o, and the one after it", async (list) => {
  const path = `${pathOf(list)}${list === "search" ? "?q=42" : ""}`;

  const first = withGroups(await loadList(list, ask(path), user));
  const next = first.groups.find(({ more }) => more)?.more?.path;
  await loadList(list, ask(next!), user);

  await expectIndexes();
});

test.each(SORTS.flatMap((sort) => STATUSES.map((status) => [sort, status])))(
  "the API's list by %s of status %s, and its page after the first",
  async (sort, status) => {
    const path = `/api/todos?sort=${sort}&status=${status}`;

    const answer = await readCollection(call(path), user, todoNaming);
    const { nextCursor } = (await answer.json()) as { nextCursor: string };
    await readCollection(call(`${path}&cursor=${nextCursor}`), user, todoNaming);

    expect(sent).toHaveLength(2);
    await expectIndexes();
  },
);

test.each(["force_custom_plan", "force_generic_plan"])("the counts beside a page, by %s", async (mode) => {
  const plan = await planWithin("select counts_of($1, current_date)", [id], mode);

  expect(plan.join()).toMatch(/Index (Only )?Scan using \w+ on todo\b/);
  expect(plan.join()).toMatch(/Index Only Scan using todo_tag_by_tag/);
  expect(plan.join()).not.toMatch(/Nested Loop|Join/);
  expect(scansIn(plan)).toEqual([]);
});

test.each(["42", "number", "n", "number 42"])("what looks for “%s”", async (typed) => {
  const plan = await planWithin("select * from search_todos($1, $2)", [id, typed]);

  expect(plan.join()).toMatch(/Index Scan (Backward )?(on|using) todo_words_/);
  expect(scansIn(plan)).toEqual([]);
});

test("what changes one todo, or some by their ids", async () => {
  await changeTodo(id, uuidv7(), { completed: true });
  await changeMany(id, { ids: [uuidv7(), uuidv7()] }, { completed: true });

  expect(sent).toHaveLength(2);
  await expectIndexes();
});

/** How Postgres does what a function of ours does, statement by statement. */
async function planWithin(sql: string, params: string[], mode = "auto") {
  const plans: string[] = [];
  const hear = ({ message = "" }) => plans.push(message);
  client.on("notice", hear);
  await client.query("set auto_explain.log_min_duration = 0");
  await asUser(async () => {
    await client.query("select set_config('plan_cache_mode', $1, true)", [mode]);
    await client.query(sql, params);
  });
  await client.query("set auto_explain.log_min_duration = -1");
  client.off("notice", hear);
  return plans.join("\n").split("\n");
}

/** In the way that each statement was sent, Postgres reads no todo but by an index. */
async function expectIndexes() {
  expect(sent).not.toEqual([]);
  await asUser(async () => {
    for (const { sql, params } of sent) {
      const { rows } = await client.query<Record<string, unknown>>(`explain ${sql}`, params);
      expect(scansIn(rows.map((row) => String(row["QUERY PLAN"])))).toEqual([]);
    }
  });
}

/** Does `work` as `app_user`, and takes it back. */
async function asUser(work: () => Promise<void>) {
  await client.query("begin");
  const settings = "set_config('role', 'app_user', true), set_config('app.user_id', $1, true)";
  await client.query(`select ${settings}`, [id]);
  await work();
  await client.query("rollback");
}

function scansIn(plan: string[]): string[] {
  return plan.flatMap((line, place) =>
    /Seq Scan on todo(_words)?\b/.test(line) ? plan.slice(place, place + 2) : [],
  );
}

function overheard(db: UserDb): UserDb {
  const { session } = (db as Database)._;
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (query: Query, ...rest: [never, never, never]) => {
    sent.push(query);
    return prepare(query, ...rest);
  };
  return db;
}

function call(path: string) {
  return { request: ask(path), context: {} };
}

function ask(path: string) {
  return new Request(`http://localhost:3000${path}`);
}

/** One user with much, among many with little. */
async function keepMany() {
  await client.query(
    `insert into "user" (id, name, email)
     select gen_random_uuid(), 'Somebody', number || '@example.org' from generate_series(1, $1::int) number`,
    [OTHERS],
  );
  await client.query(
    `insert into todo (id, user_id, title, due_on, completed, completed_at)
     select gen_random_uuid(), "user".id, 'Number ' || number, current_date + number, number % 3 = 0,
       case when number % 3 = 0 then now() end
     from "user", generate_series(1, $1::int) number`,
    [EACH],
  );
  await client.query(`insert into "user" (id, name, email) values ($1, 'Ada', 'ada@example.org')`, [id]);
  await client.query(`insert into project (id, user_id, name, color) values ($1, $2, 'A project', 'gray')`, [
    projectId,
    id,
  ]);
  await client.query(
    `insert into todo
       (id, user_id, title, project_id, priority, due_on, completed, completed_at, deleted_at, position)
     select gen_random_uuid(), $2, 'Number ' || number, case when number % 4 = 0 then $3::uuid end, number % 4,
       case when number % 3 = 0 then current_date - 200 + (number * 7919) % 900 end, number % 5 = 0,
       case when number % 5 = 0 then now() - number * interval '1 minute' end,
       case when number % 50 = 1 then now() - number * interval '1 minute' end, 'm' || lpad(number::text, 13, '0')
     from generate_series(1, $1::int) number`,
    [HIS, id, projectId],
  );
  await client.query(
    `insert into tag (id, user_id, name, name_key)
     select gen_random_uuid(), $2, 'tag ' || number, 'tag ' || number from generate_series(1, $1::int) number`,
    [TAGS, id],
  );
  await client.query(
    `insert into todo_tag (user_id, todo_id, tag_id)
     select todo.user_id, todo.id, tag.id from todo join tag on tag.user_id = todo.user_id
     where tag.name = 'tag ' || right(todo.title, 2)`,
  );
}
