import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { migrationsFolder, noFilters, openSchemaEngine, type SchemaEngine } from "./schema-engine.ts";

/** Serialises two servers that start at the same instant over one database. */
const migrationLock = 4712;

type MigrationDirectory = Awaited<
  Parameters<SchemaEngine["applyMigrations"]>[0]
>["migrationsList"]["migrationDirectories"][number];

/**
 * Applies what is missing, in order, and fills `_prisma_migrations` as Prisma itself would. Answers the names applied now.
 * `folder` holds the migrations, one folder each.
 */
export async function applyMigrations(
  connectionString: string,
  folder: string = migrationsFolder,
): Promise<string[]> {
  const pool = new pg.Pool({ connectionString, max: 3 });
  const holder = await pool.connect();
  try {
    await holder.query("select pg_advisory_lock($1)", [migrationLock]);
    const engine = await openSchemaEngine(pool);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
        shadowDbInitScript: "",
        migrationDirectories: await readMigrations(folder),
      },
      filters: noFilters,
    });
    return appliedMigrationNames;
  } finally {
    await holder.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => {});
    holder.release();
    await pool.end();
  }
}

async function readMigrations(folder: string): Promise<MigrationDirectory[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(
    names
      .map((entry) => entry.name)
      .sort()
      .map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(path.join(folder, name, "migration.sql"), "utf8"),
          },
        },
      })),
  );
}
