import type { StoredChange } from "@gatehouse/db/changes/read-changes";
import { type Db, Prisma, type TransactionClient } from "@gatehouse/db/client";
import type { BlockEntry } from "@gatehouse/domain/access/access-list";
import type { PassKind } from "@gatehouse/domain/passes/pass";
import type { Standing } from "@gatehouse/domain/users/standing";
import { standingOfUser } from "./standing-sql.ts";

/** A change that may take an access away: it moved somebody's standing or pass, or says that it revokes. */
export function mayCloseDoors(change: Pick<StoredChange, "subjectKind" | "after">): boolean {
  if (change.subjectKind !== "user") return false;
  // An erased detail cannot say what it was; what it may have closed is closed in the person's present facts.
  if (change.after === undefined) return true;
  return (
    "revocationId" in change.after ||
    "standing" in change.after ||
    "passState" in change.after ||
    "passEpoch" in change.after
  );
}

/** The revocations that some changes have opened. */
export function revocationIdsIn(changes: readonly Pick<StoredChange, "after">[]): string[] {
  return changes.flatMap(({ after }) =>
    typeof after?.revocationId === "string" ? [after.revocationId] : [],
  );
}

type Row = { id: string; position: bigint; standing: Standing; state: PassKind; epoch: number };

/**
 * The whole truth about these people, each with the position it was read at, in one statement and so one moment. A pass
 * that is not active has no epoch that counts.
 */
export async function readBlockEntries(
  client: TransactionClient,
  projectId: string,
  userIds: readonly string[],
): Promise<BlockEntry[]> {
  if (userIds.length === 0) return [];
  const rows = await client.$queryRaw<Row[]>(Prisma.sql`
    select u.id, h.position, p.state, p.epoch,
      ${standingOfUser} as standing
    from users u
    join heads h on h.project_id = u.project_id
    join passes p on p.project_id = u.project_id and p.user_id = u.id
    where u.project_id = ${projectId}::uuid and u.id = any(${[...userIds]}::uuid[])`);
  return rows.map(({ id, position, standing, state, epoch }) => ({
    holderId: id,
    standing,
    minPassEpoch: state === "active" ? epoch : epoch + 1,
    position: Number(position),
  }));
}

/** A bridge's open revocations and the people they are about, for the first frame of a connection. */
export async function openRevocationsOf(
  db: Db,
  projectId: string,
  bridgeId: string,
): Promise<{ readonly revocationIds: string[]; readonly userIds: string[] }> {
  const rows = await db.client.$queryRaw<{ id: string; user_id: string }[]>`
    select r.id, r.user_id from revocation_acks a
    join revocations r on r.project_id = a.project_id and r.id = a.revocation_id
    where a.project_id = ${projectId}::uuid and a.bridge_id = ${bridgeId}::uuid and a.acknowledged_at is null`;
  return { revocationIds: rows.map((row) => row.id), userIds: [...new Set(rows.map((row) => row.user_id))] };
}

/** Everybody a change has been about since `after`, whatever it was: for a bridge that comes back after a long time. */
export async function peopleChangedAfter(
  client: TransactionClient,
  projectId: string,
  after: number,
): Promise<string[]> {
  const rows = await client.$queryRaw<{ subject_id: string }[]>`
    select distinct x.subject_id from commits c
    join changes x on x.project_id = c.project_id and x.commit_id = c.id
    where c.project_id = ${projectId}::uuid and c.first_position + c.n > ${after + 1} and x.subject_kind = 'user'`;
  return rows.map((row) => row.subject_id);
}
