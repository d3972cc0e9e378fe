import type { Tx } from "@gatehouse/db/transactions/tx";
import type { ArchivingCause } from "@gatehouse/domain/users/archiving";
import type { ImportRecord } from "./read-import.ts";

/**
 * Why those whom a run has brought back had been away before, for its undoing: whoever an admin had sent away by hand is sent away
 * by hand again, so that no later file brings them back by itself. Empty for a run that undoes nothing.
 */
export async function formerCauses(
  tx: Tx,
  { projectId, revertsId }: Pick<ImportRecord, "projectId" | "revertsId">,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, ArchivingCause>> {
  if (revertsId === null) return new Map();
  const rows = await tx.client.$queryRaw<{ userId: string; cause: ArchivingCause }[]>`
    select distinct on (a.user_id) a.user_id as "userId", a.cause
    from imports r
    join import_items w on w.project_id = r.project_id and w.import_id = r.id and w.kind = 'restored'
    join archivings a on a.project_id = w.project_id and a.user_id = w.user_id and a.closed_at <= r.finished_at
    where r.project_id = ${projectId}::uuid and r.id = ${revertsId}::uuid and w.user_id = any(${[...userIds]}::uuid[])
    order by a.user_id, a.closed_at desc`;
  return new Map(rows.map(({ userId, cause }) => [userId, cause]));
}
