import { Prisma } from "@gatehouse/db/client";
import { countStanding, type Tx } from "@gatehouse/db/transactions/tx";
import type { Standing } from "@gatehouse/domain/users/standing";
import { newId } from "../rows/new-id.ts";

/** A standing read from the facts. `settled`: the list's copy says so too; if not, a repair row is waiting for its holder. */
export type SettledStanding = {
  readonly standing: Standing;
  readonly blockedUntil: Date | null;
  readonly settled: boolean;
};

/**
 * Reads the standings out of the facts and sets the copies that decide which tab finds the rows, and the counters with
 * them. Never waits: where another transaction holds a row, a repair row is left behind and `repairStandings` does the
 * rest after that commit.
 *
 * The rows are locked in a statement of their own. In one statement the facts would be read as they were before the lock,
 * and a block that committed in between would be overlooked.
 */
export async function settleStandings(
  tx: Tx,
  userIds: readonly string[],
): Promise<Map<string, SettledStanding>> {
  const ids = [...new Set(userIds)];
  const held = await tx.client.$queryRaw<{ id: string; standing: Standing }[]>`
    select id, standing from users where project_id = ${tx.projectId}::uuid and id = any(${ids}::uuid[])
    order by id for no key update skip locked`;
  const heldIds = new Map(held.map((row) => [row.id, row.standing]));
  const facts = await tx.client.$queryRaw<StandingNow[]>`
    with now_is as (${standingsOf(tx.projectId, ids)}),
    set_copy as (
      update users u set standing = f.standing, updated_at = ${tx.now} from now_is f
      where u.project_id = ${tx.projectId}::uuid and u.id = f.id and u.id = any(${[...heldIds.keys()]}::uuid[]))
    select * from now_is`;
  const moved = facts.filter((row) => heldIds.has(row.id));
  for (const row of moved) {
    const before = heldIds.get(row.id);
    if (before !== row.standing) countStanding(tx, before, row.standing);
  }
  const unsettled = facts.filter((row) => !heldIds.has(row.id)).map((row) => row.id);
  if (unsettled.length > 0) await leaveRepairs(tx, unsettled);
  return new Map(
    facts.map(({ id, standing, blockedUntil }) => [id, { standing, blockedUntil, settled: heldIds.has(id) }]),
  );
}

type StandingNow = { readonly id: string; readonly standing: Standing; readonly blockedUntil: Date | null };

/** The standing of each person by the open facts, and when the last of the blocks ends by itself. */
export async function readStandings(
  scope: Pick<Tx, "client" | "projectId">,
  userIds: readonly string[],
): Promise<StandingNow[]> {
  return scope.client.$queryRaw(standingsOf(scope.projectId, userIds));
}

const standingsOf = (projectId: string, userIds: readonly string[]): Prisma.Sql => Prisma.sql`
    select u.id, ${standingByFacts} as standing,
      (select case when bool_or(until is null) then null else max(until) end from blocks
        where project_id = u.project_id and user_id = u.id and closed_at is null) as "blockedUntil"
    from users u where u.project_id = ${projectId}::uuid and u.id = any(${[...userIds]}::uuid[])`;

/** The standing of `users u` as an expression over its open facts: the SQL twin of `standingOf`. */
export const standingByFacts = Prisma.sql`case
  when exists (select from archivings where project_id = u.project_id and user_id = u.id and closed_at is null) then 'archived'
  when exists (select from blocks where project_id = u.project_id and user_id = u.id and closed_at is null) then 'blocked'
  when exists (select from reviews where project_id = u.project_id and user_id = u.id and closed_at is null) then 'in-review'
  else 'active' end`;

/** Asks for a person's copy to be set once the holder of the row has ended. */
export async function leaveRepairs(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.client.standingRepair.createMany({
    data: userIds.map((userId) => ({
      projectId: tx.projectId,
      id: newId(tx.now.getTime()),
      userId,
      at: tx.now,
    })),
  });
}
