import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { eq } from "drizzle-orm";
import { symmetricDecrypt } from "better-auth/crypto";
import { ConfigurationError } from "~/configuration-error";
import type { Database } from "../connect/connection";
import { lockFolder } from "../connect/folder-lock.server";
import { POSTGRES_MAJOR } from "../connect/pglite-folder.server";
import { openLockedPglite } from "../connect/pglite.server";
import { jwks, user } from "../schema/auth";
import { todos } from "../schema/todos";
import { lastMigration, newestMigration } from "./migration-state.server";
import { readTar } from "./read-tar";

export interface BackupContents {
  users: number;
  todos: number;
  /** Whether the backup comes from a database whose keys this installation's secret does not open. */
  otherSecret: boolean;
}

/** The tar file in a backup. Throws a `ConfigurationError` when `file` is not there, damaged or something else. */
export async function readBackup(file: string): Promise<Blob> {
  try {
    const tar = await promisify(gunzip)(await readFile(file));
    refuseOtherVersion(tar);
    return new Blob([tar], { type: "application/x-tar" });
  } catch (error) {
    throw unusable(file, error);
  }
}

function refuseOtherVersion(tar: Buffer) {
  let version: string | undefined;
  // To its end: PGlite takes what it can read for the whole.
  for (const { name, content } of readTar(tar))
    if (name.replace(/^\//, "") === "PG_VERSION") version = content.toString("latin1").trim();
  if (version === undefined) throw new Error("it is no backup of a database");
  if (version !== POSTGRES_MAJOR)
    throw new Error(`it was made by Postgres ${version}, and this Ownlist reads Postgres ${POSTGRES_MAJOR}`);
}

function unusable(file: string, cause: unknown) {
  const { message } = cause as Error;
  return new ConfigurationError(`${file} cannot be restored: ${message}.`, { cause });
}

/**
 * Unpacks what `readBackup` returned into the empty `folder` and makes sure that it is a database this Ownlist can use.
 * Throws a `ConfigurationError` that names `file` otherwise. Signing keys that `secret` does not open are removed from
 * it: new ones are made when somebody asks for a token.
 */
export async function unpackBackup(
  tar: Blob,
  folder: string,
  { file, migrationsFolder, secret }: { file: string; migrationsFolder: string; secret: string },
): Promise<BackupContents> {
  const unlock = await lockFolder(folder);
  const connection = await openLockedPglite(folder, unlock, tar).catch((error: unknown) => {
    throw unusable(file, error);
  });
  try {
    await refuseOtherTables(connection.database, migrationsFolder).catch((error: unknown) => {
      throw unusable(file, error);
    });
    return {
      users: await connection.database.$count(user),
      todos: await connection.database.$count(todos),
      otherSecret: await removeLockedKeys(connection.database, secret),
    };
  } finally {
    await connection.close();
  }
}

async function refuseOtherTables(database: Database, migrationsFolder: string) {
  const last = await lastMigration(database);
  if (last === undefined) throw new Error("it is no backup of Ownlist");
  if (last > newestMigration(migrationsFolder))
    throw new Error("it was made by a newer Ownlist; update this one first");
}

async function removeLockedKeys(database: Database, secret: string): Promise<boolean> {
  let removed = false;
  for (const { id, privateKey } of await database.select().from(jwks)) {
    if (await opens(privateKey, secret)) continue;
    await database.delete(jwks).where(eq(jwks.id, id));
    removed = true;
  }
  return removed;
}

async function opens(privateKey: string, secret: string): Promise<boolean> {
  try {
    await symmetricDecrypt({ key: secret, data: JSON.parse(privateKey) as string });
    return true;
  } catch {
    return false;
  }
}
