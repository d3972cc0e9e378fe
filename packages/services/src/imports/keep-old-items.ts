import type { TransactionClient } from "@gatehouse/db/client";
import type { ImportRecord } from "./read-import.ts";

/** Moves the plan of a run aside, into the temporary table `old_items`, so that the next one can be made and compared with it. */
export async function keepOldItems(client: TransactionClient, run: ImportRecord): Promise<void> {
  await client.$executeRaw`drop table if exists old_items`;
  await client.$executeRaw`
    create temp table old_items on commit drop as
    select kind, n, line, user_id, name, standing, pass_state, invites, hit, keeps_phone, before, after from import_items
    where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid`;
  await client.$executeRaw`create index on old_items (user_id)`;
  await client.$executeRaw`analyze old_items`;
  await client.importItem.deleteMany({ where: { projectId: run.projectId, importId: run.id } });
}
