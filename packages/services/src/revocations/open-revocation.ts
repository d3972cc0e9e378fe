import type { Tx } from "@gatehouse/db/transactions/tx";
import { newId } from "../rows/new-id.ts";

/**
 * Opens the record that a person must be denied everywhere from now on: one pending acknowledgement for every paired
 * bridge, guaranteed by the end of that bridge's lease even if it is never heard of again.
 */
export async function openRevocation(tx: Tx, userId: string, cause: string): Promise<string> {
  const id = newId(tx.now.getTime());
  await tx.client.$executeRaw`
    with opened as (
      insert into revocations (project_id, id, user_id, cause, at, by)
      values (${tx.projectId}::uuid, ${id}::uuid, ${userId}::uuid, ${cause}, ${tx.now}, ${tx.by}) returning id)
    insert into revocation_acks (project_id, revocation_id, bridge_id, guaranteed_by)
    select project_id, ${id}::uuid, id, lease_ends_at from bridges
    where project_id = ${tx.projectId}::uuid and state <> 'unpaired' and exists (select from opened)`;
  return id;
}
