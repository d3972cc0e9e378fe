import { findRunning } from "@gatehouse/db/postgres/embedded";
import pg from "pg";
import type { Gatehouse } from "./run-gatehouse.ts";

/**
 * Runs statements in the database of a running Gatehouse, for what a test cannot wait for: hours that pass, or a state
 * that only another program leaves behind.
 * @throws Error when its PostgreSQL does not run
 */
export async function inDatabase<T>(gate: Gatehouse, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = await findRunning(gate.dataDir);
  if (!url) throw new Error("the PostgreSQL of this Gatehouse does not run");
  const client = new pg.Client({ connectionString: url("postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
