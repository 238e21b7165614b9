import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from "vitest";
import type { Connection } from "~db/connect/connection";
import { proveRowSecurity } from "~db/row-security.server";
import { runSql } from "../../support/postgres-cluster";
import { migratedDatabaseUrl, openUrl } from "../../support/test-database";

let connection: Connection;

beforeEach(async () => {
  connection = openUrl(await migratedDatabaseUrl());
});

afterEach(() => connection.close());

test("a database as the migrations leave it is accepted", async () => {
  await proveRowSecurity(connection);
});

test("a database without row-level security is refused", async () => {
  await connection.database.execute(sql`alter table todo disable row level security`);

  await expect(proveRowSecurity(connection)).rejects.toThrow(/row-level security does not hold/);
});

test("a table that belongs to app_user is refused, because its owner sees everything", async () => {
  await connection.database.execute(sql`grant create on schema public to app_user`);
  await connection.database.execute(sql`alter table idempotency owner to app_user`);

  await expect(proveRowSecurity(connection)).rejects.toThrow(/row-level security does not hold/);
});

test("a role that can read accounts is refused", async () => {
  await connection.database.execute(sql`grant select on account to app_user`);

  await expect(proveRowSecurity(connection)).rejects.toThrow(/can read accounts/);
});

test("a policy that lets anybody write is refused, though nobody can read more", async () => {
  await connection.database.execute(sql`alter policy own_todos on todo with check (true)`);

  await expect(proveRowSecurity(connection)).rejects.toThrow(/row-level security does not hold/);
});

test("a table of people's with rights but without row-level security is refused, known to the app or not", async () => {
  await connection.database.execute(sql`create table forgotten (user_id uuid)`);
  await connection.database.execute(sql`grant select on forgotten to app_user`);

  await expect(proveRowSecurity(connection)).rejects.toThrow(/every table that app_user has rights on/);
});

test.each(["bypassrls", "superuser"])("a role that is %s is refused, with what to run", async (power) => {
  await runSql(inject("adminUrl"), `alter role app_user ${power}`);
  onTestFinished(async () => void (await runSql(inject("adminUrl"), `alter role app_user no${power}`)));

  await expect(proveRowSecurity(connection)).rejects.toThrow(/alter role app_user nosuperuser nobypassrls/);
});

test("a user who may not act as the role is refused, with what to grant", async () => {
  const url = new URL(await migratedDatabaseUrl());
  await runSql(inject("adminUrl"), `create role newcomer login password 'newcomer'`);
  url.username = url.password = "newcomer";
  const newcomer = openUrl(url.href);
  onTestFinished(async () => {
    await newcomer.close();
    await runSql(inject("adminUrl"), "drop role newcomer");
  });

  await expect(proveRowSecurity(newcomer)).rejects.toThrow(/run `grant app_user to` that user/);
});
