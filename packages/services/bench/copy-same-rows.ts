import path from "node:path";
import type { Db } from "@gatehouse/db/client";

/** Every table an import of new people writes to, with the log. */
const tables = [
  "users",
  "passes",
  "user_roles",
  "invitations",
  "credentials",
  "commits",
  "changes",
  "change_details",
] as const;

/**
 * How long PostgreSQL's own COPY takes for the rows of a project, into tables with the same columns and indexes, ms. Writing
 * the files it reads is not counted.
 */
export async function copySameRows(db: Db, projectId: string, folder: string): Promise<number> {
  const run = (sql: string) => db.client.$executeRawUnsafe(sql);
  const plans: string[] = [];
  for (const table of tables) {
    const columns = await db.client.$queryRaw<{ name: string }[]>`
      select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`;
    const list = columns.map(({ name }) => `"${name}"`).join(", ");
    const file = path.join(folder, `${table}.copy`);
    await run(`create table copy_of_${table} (like ${table} including all)`);
    await run(`copy (select ${list} from ${table} where project_id = '${projectId}') to '${file}'`);
    plans.push(`copy copy_of_${table} (${list}) from '${file}'`);
  }
  const begun = performance.now();
  await db.client.$transaction(
    async (client) => {
      for (const plan of plans) await client.$executeRawUnsafe(plan);
    },
    { timeout: 600_000 },
  );
  return performance.now() - begun;
}
