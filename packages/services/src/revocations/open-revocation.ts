import type { Tx } from "@gatehouse/db/transactions/tx";
import { newId } from "../rows/new-id.ts";

/**
 * Opens the record that a person must be denied everywhere from now on: one pending acknowledgement for every paired
 * bridge, guaranteed by the end of that bridge's lease even if it is never heard of again. One that never had a lease opens
 * for nobody and counts as reached. The bridges' rows are held in share: a lease that is renewed at this instant is either
 * seen here, or its renewal sees this revocation and does not happen.
 */
export async function openRevocation(tx: Tx, userId: string, cause: string): Promise<string> {
  const [id] = (await openRevocations(tx, [userId], cause)).values();
  if (id === undefined) throw new Error("a revocation was asked for and none was opened");
  return id;
}

/** The same for several people with one cause, in one statement. Answers the revocation of each person. */
export async function openRevocations(
  tx: Tx,
  userIds: readonly string[],
  cause: string,
): Promise<Map<string, string>> {
  const opened = userIds.map((userId) => ({ userId, id: newId(tx.now.getTime()) }));
  if (opened.length === 0) return new Map();
  await tx.client.$executeRaw`
    with opened as (
      insert into revocations (project_id, id, user_id, cause, at, by)
      select ${tx.projectId}::uuid, id, user_id, ${cause}, ${tx.now}, ${tx.by}
      from unnest(${opened.map((one) => one.id)}::uuid[], ${opened.map((one) => one.userId)}::uuid[]) as one (id, user_id)
      returning project_id, id)
    insert into revocation_acks (project_id, revocation_id, bridge_id, guaranteed_by, acknowledged_at, measured_ms)
    select o.project_id, o.id, b.id, b.lease_ends_at,
      case when b.lease_ends_at is null then ${tx.now}::timestamptz end, case when b.lease_ends_at is null then 0 end
    from opened o join bridges b on b.project_id = o.project_id and b.state <> 'unpaired'
    for share of b`;
  return new Map(opened.map((one) => [one.userId, one.id]));
}
