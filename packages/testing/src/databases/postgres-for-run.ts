import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { applyMigrations } from "@gatehouse/db/migrations/apply-migrations";
import { startEmbedded } from "@gatehouse/db/postgres/embedded";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
  }
}

/** Tests restart nothing and survive no power cut, so the server of a run may skip waiting for the disk. */
const forSpeed = ["max_connections=500", "fsync=off", "full_page_writes=off", "synchronous_commit=off"];

/** One PostgreSQL for the whole run with a migrated template database; each test file clones it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-test-"));
  chmodSync(folder, 0o711);
  const postgres = await startEmbedded(folder, forSpeed);
  const admin = new pg.Client({ connectionString: postgres.url("postgres") });
  try {
    await admin.connect();
    await admin.query("create database template_migrated");
    await applyMigrations(postgres.url("template_migrated"));
    await admin.query("alter database template_migrated is_template true allow_connections false");
    project.provide("adminUrl", postgres.url("postgres"));
    await admin.end();
  } catch (error) {
    await admin.end();
    await postgres.stop();
    throw error;
  }
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
