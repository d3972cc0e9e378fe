import type { Tx } from "@gatehouse/db/transactions/tx";
import { revertWindowMs } from "@gatehouse/domain/imports/import-state";

/** How many runs need this company or group to be there: those that have not ended, and those that can be reverted still. */
export async function countRunsAbout(tx: Tx, companyOrGroupId: string): Promise<number> {
  const [row] = await tx.client.$queryRaw<{ runs: number }[]>`
    select count(*)::int as runs from imports i
    where i.project_id = ${tx.projectId}::uuid and ${companyOrGroupId}::uuid in (i.company_id, i.group_id)
      and (i.state not in ('done', 'cancelled')
        or (i.state = 'done' and i.kind <> 'revert' and i.finished_at > ${new Date(tx.now.getTime() - revertWindowMs)}
          and not exists (select from imports r
            where r.project_id = i.project_id and r.reverts_id = i.id and r.state <> 'cancelled')))`;
  return row?.runs ?? 0;
}
