import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Db, openDb } from "@gatehouse/db/client";
import { applyMigrations } from "@gatehouse/db/migrations/apply-migrations";
import { startEmbedded } from "@gatehouse/db/postgres/embedded";
import type { ImportTools } from "../src/imports/import-tools.ts";

/** A PostgreSQL of its own with its disk writes on, and a folder PostgreSQL can read too. */
export type BenchDatabase = AsyncDisposable & {
  readonly db: Db;
  readonly url: string;
  readonly folder: string;
  readonly tools: ImportTools;
};

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  chmodSync(folder, 0o777);
  const postgres = await startEmbedded(folder, ["max_wal_size=8GB"]);
  const url = postgres.url("postgres");
  await applyMigrations(url);
  const db = openDb(url, { secretKey: new Uint8Array(32).fill(7) });
  const files = path.join(folder, "imports");
  mkdirSync(files);
  return {
    db,
    url,
    folder,
    tools: { folder: files, announce: () => {} },
    [Symbol.asyncDispose]: async () => {
      await db.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
