import type { Tx } from "@gatehouse/db/transactions/tx";
import { newId } from "../rows/new-id.ts";
import type { UserDecision } from "../users/user-decision.ts";

/** Closes and opens reviews, as the decisions say. */
export async function writeReviews(tx: Tx, decisions: readonly UserDecision[]): Promise<void> {
  const { projectId } = tx;
  const closing = Map.groupBy(
    decisions.flatMap(({ outcome }) => outcome.closesReviews ?? []),
    (closed) => closed.ending,
  );
  for (const [ending, closed] of closing)
    await tx.client.$executeRaw`
      update reviews set closed_at = ${tx.now}, closed_by = ${tx.by}, closed_how = ${ending}
      where project_id = ${projectId}::uuid and id = any(${closed.flatMap((one) => one.ids)}::uuid[]) and closed_at is null`;
  const opened = decisions.flatMap(({ user, outcome }) =>
    outcome.opensReview ? [{ id: newId(tx.now.getTime()), userId: user.id, ...outcome.opensReview }] : [],
  );
  if (opened.length === 0) return;
  const column = <T>(pick: (one: (typeof opened)[number]) => T) => opened.map(pick);
  await tx.client.$executeRaw`
    insert into reviews (project_id, id, user_id, cause, note, opened_at, opened_by)
    select ${projectId}::uuid, one.*, ${tx.now}::timestamptz, ${tx.by}::text
    from unnest(${column((one) => one.id)}::uuid[], ${column((one) => one.userId)}::uuid[],
      ${column((one) => one.cause)}::text[], ${column((one) => one.note ?? "")}::text[]) as one`;
}
