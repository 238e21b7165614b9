import pg from "pg";

/** Holds what `statement` locks until the function it returns is called. */
export async function lockUntil(adminUrl: string, statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("begin");
  await client.query(statement);
  return () => client.end();
}
