import pg from "pg";
import { insertMany } from "../../tests/support/many-todos";
import type { People } from "../measure/scenarios";

const CROWD = 1000;

/**
 * Gives those who signed up their todos, the reader 50 that are all due by today, and makes 1,000 users more with 50 each. All
 * but the reader's are a mix, of which seven in ten are open and a third have a date. The writer begins with none.
 */
export async function seed(url: string, { reader, tenThousand, hundredThousand }: People): Promise<void> {
  const [client, helper] = [new pg.Client(url), new pg.Client(url)];
  await Promise.all([client.connect(), helper.connect()]);
  try {
    await insertMany([client, helper], async () => {
      await client.query(USERS, [CROWD]);
      await client.query(insertTodos(`select id from "user" where email like '%@example.org'`), [50]);
      await client.query(TODAY, [50, reader.id]);
      await client.query(insertTodos("select $2::uuid as id"), [10_000, tenThousand.id]);
      await client.query(insertTodos("select $2::uuid as id"), [100_000, hundredThousand.id]);
    });
    // Counts rows for the planner and marks them as visible to everybody, as autovacuum does in time.
    await client.query("vacuum analyze");
  } finally {
    await Promise.all([client.end(), helper.end()]);
  }
}

const USERS = `
  insert into "user" (id, name, email)
  select uuidv7(), 'Person ' || number, number || '@example.org' from generate_series(1, $1::int) number`;

const TODAY = `
  insert into todo (id, user_id, title, notes, priority, due_on)
  select uuidv7(), $2::uuid, ${title("number")}, ${notes("number")}, ${priority("number")},
    current_date - case when number % 5 = 0 then number % 9 else 0 end
  from generate_series(1, $1::int) number`;

/** A statement that gives `$1` todos, a mix, to each of those whose ids the query `users` has. */
export function insertTodos(users: string) {
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
