import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** A database without a single table, dropped when it is disposed of. */
export async function emptyDatabase(): Promise<{ readonly url: string } & AsyncDisposable> {
  const url = new URL(inject("adminUrl"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  url.pathname = name;
  return {
    url: url.href,
    [Symbol.asyncDispose]: async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
