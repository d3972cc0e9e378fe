import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { expect, test } from "vitest";
import { emptyDatabase } from "../postgres/empty-database.fixture.ts";
import { migrationsFolder } from "./schema-engine.ts";

const run = promisify(execFile);

/** Each start of a server is a process of its own; the engine keeps its one state for all of a process. */
async function applyMigrations(url: string, folder: string = migrationsFolder): Promise<string[]> {
  const module = JSON.stringify(path.join(import.meta.dirname, "apply-migrations.ts"));
  const program = `const { applyMigrations } = await import(${module});
    console.log(JSON.stringify(await applyMigrations(process.argv[1], process.argv[2])));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program, url, folder]);
  return JSON.parse(stdout);
}

/** A copy of the folder that holds the migrations up to and including one. */
function upTo(last: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-migrations-"));
  cpSync(path.join(migrationsFolder, last), path.join(folder, last), { recursive: true });
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test("a database of the first version that holds people comes up at the present one with them", async () => {
  await using database = await emptyDatabase();
  using first = upTo("0001_first");
  expect(await applyMigrations(database.url, first.folder)).toEqual(["0001_first"]);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const [project, user] = [randomUUID(), randomUUID()];
  await client.query("insert into projects (id, name, created_at) values ($1, 'Old port', now())", [project]);
  await client.query(
    `insert into users (project_id, id, short_number, first_name, last_name, email, created_at, updated_at)
     values ($1, $2, 1, 'Anna', 'Lee', 'anna@example.org', now(), now())`,
    [project, user],
  );
  expect(await applyMigrations(database.url)).toContain("0002_imports");
  const { rows } = await client.query(
    "select u.first_name, p.import_scope, p.guard_percent from users u join projects p on p.id = u.project_id",
  );
  expect(rows).toEqual([{ first_name: "Anna", import_scope: "everyone", guard_percent: 20 }]);
  const { rows: ids } = await client.query("select time_ordered_id()::text as id from generate_series(1, 3)");
  for (const { id } of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  await client.end();
  expect(await applyMigrations(database.url)).toEqual([]);
});
