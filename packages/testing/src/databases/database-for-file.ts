import { randomUUID } from "node:crypto";
import { type Db, openDb } from "@gatehouse/db/client";
import pg from "pg";
import { afterAll, inject } from "vitest";

/** Known to everyone, so refused by a production start. */
export const testKey = new Uint8Array(32).fill(7);

/** A database of its own for one test file. */
export type TestDatabase = {
  readonly db: Db;
  readonly url: string;
  /** Moves the database clock as the product sees it; in milliseconds, may be negative. */
  readonly clock: { shiftMs: number };
};

/** Clones the migrated template for this file and drops it after the file's last test. */
export async function databaseForFile(options: { connections?: number } = {}): Promise<TestDatabase> {
  const adminUrl = inject("adminUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${name} template template_migrated strategy file_copy`);
  const url = new URL(adminUrl);
  url.pathname = name;
  const clock = { shiftMs: 0 };
  const db = openDb(url.href, {
    secretKey: testKey,
    connections: options.connections ?? 10,
    shiftMs: () => clock.shiftMs,
  });
  afterAll(async () => {
    await db.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { db, url: url.href, clock };
}
