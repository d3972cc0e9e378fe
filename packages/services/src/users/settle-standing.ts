import { countStanding, type StandingCounts, type Tx } from "@gatehouse/db/transactions/tx";
import type { Standing } from "@gatehouse/domain/users/standing";

/**
 * Sets the copy of a standing that decides which tab finds the row, and moves the counters with it. Never waits: where
 * another transaction holds the row nothing is done, and the follower of standings sets it after that commit.
 */
export async function settleStandingCopy(tx: Tx, userId: string, standing: Standing): Promise<{ before: Standing | null }> {
  const [row] = await tx.client.$queryRaw<{ before: Standing }[]>`
    with held as (
      select project_id, id, standing from users
      where project_id = ${tx.projectId}::uuid and id = ${userId}::uuid for no key update skip locked)
    update users u set standing = ${standing}, updated_at = ${tx.now} from held
    where u.project_id = held.project_id and u.id = held.id
    returning held.standing as before`;
  if (!row) return { before: null };
  if (row.before !== standing) countStanding(tx, row.before as keyof StandingCounts, standing as keyof StandingCounts);
  return row;
}
