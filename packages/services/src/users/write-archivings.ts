import type { Tx } from "@gatehouse/db/transactions/tx";
import { newId } from "../rows/new-id.ts";
import type { UserDecision } from "./user-decision.ts";

/**
 * Opens and closes archivings, as the decisions say. The archived hold no number, so it may be given to somebody else;
 * who comes back gets the own numbers again.
 * @throws {DomainError} `credential.number-taken` when such a number has a new holder
 */
export async function writeArchivings(tx: Tx, decisions: readonly UserDecision[]): Promise<void> {
  const { projectId } = tx;
  const closing = decisions.filter(({ outcome }) => outcome.closesArchiving !== null);
  if (closing.length > 0) {
    const ids = closing.flatMap(({ outcome }) => outcome.closesArchiving ?? []);
    await tx.client.$executeRaw`
      update archivings set closed_at = ${tx.now}, closed_by = ${tx.by}
      where project_id = ${projectId}::uuid and id = any(${ids}::uuid[]) and closed_at is null`;
    await tx.client.$executeRaw`
      update credentials set live = true
      where project_id = ${projectId}::uuid and user_id = any(${closing.map(({ user }) => user.id)}::uuid[])
        and withdrawn_at is null`;
  }
  const opening = decisions.flatMap(({ user, outcome }) =>
    outcome.opensArchiving
      ? [{ id: newId(tx.now.getTime()), userId: user.id, cause: outcome.opensArchiving.cause }]
      : [],
  );
  if (opening.length === 0) return;
  const userIds = opening.map((one) => one.userId);
  await tx.client.$executeRaw`
    insert into archivings (project_id, id, user_id, cause, opened_at, opened_by)
    select ${projectId}::uuid, one.*, ${tx.now}::timestamptz, ${tx.by}::text
    from unnest(${opening.map((one) => one.id)}::uuid[], ${userIds}::uuid[], ${opening.map((one) => one.cause)}::text[]) as one`;
  await tx.client.$executeRaw`
    update credentials set live = false
    where project_id = ${projectId}::uuid and user_id = any(${userIds}::uuid[]) and live`;
}
