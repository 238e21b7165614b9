import pg from "pg";

const CROWD = 1001;

/** Makes 1,001 users with 50 todos each, beside those that signed up. */
export async function seedCrowd(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      `insert into "user" (id, name, email)
       select uuidv7(), 'Person ' || number, number || '@example.org' from generate_series(1, $1::int) number`,
      [CROWD],
    );
    await client.query(insertTodos(`select id from "user" where email like '%@example.org'`), [50]);
  });
}

/**
 * Gives a user `count` todos: with `today` all open and due by today, else seven in ten open, a third of those with a due
 * date within two years, and the others completed within the last year.
 */
export async function seedTodos(url: string, userId: string, count: number, which: "today" | "mixed") {
  const text = which === "today" ? TODAY : insertTodos(`select $2::uuid as id`);
  await withClient(url, (client) => client.query(text, [count, userId]));
}

/** Counts rows for the planner and marks them as visible to everybody, as autovacuum does in time. */
export async function settle(url: string): Promise<void> {
  await withClient(url, (client) => client.query("vacuum analyze"));
}

const TODAY = `
  insert into todo (id, user_id, title, notes, priority, due_on)
  select uuidv7(), $2::uuid, ${title("number")}, ${notes("number")}, ${priority("number")},
    current_date - case when number % 5 = 0 then number % 9 else 0 end
  from generate_series(1, $1::int) number`;

function insertTodos(users: string) {
  return `
    insert into todo (id, user_id, title, notes, priority, due_on, completed, completed_at, created_at, updated_at)
    select uuidv7(), person.id, ${title("number")}, ${notes("number")}, ${priority("number")},
      case when number % 3 = 0 then current_date - 30 + (number * 7919) % 760 end,
      number % 10 >= 7,
      case when number % 10 >= 7 then now() - (number * 6133) % 365 * interval '1 day' end,
      now() - (number * 5237) % 365 * interval '1 day', now()
    from generate_series(1, $1::int) number cross join (${users}) person`;
}

function title(number: string) {
  return `(array['Water the plants', 'Call the landlord about the boiler', 'Book a table for Friday',
    'Return the library books', 'Compare electricity tariffs'])[1 + ${number} % 5] || ', no. ' || ${number}`;
}

function notes(number: string) {
  return `case when ${number} % 4 = 0 then 'Ask when somebody can come. Mornings are best.' else '' end`;
}

function priority(number: string) {
  return `case when ${number} % 6 = 0 then 1 + ${number} % 3 else 0 end`;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
