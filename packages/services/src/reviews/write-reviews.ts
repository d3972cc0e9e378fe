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
    await tx.client.review.updateMany({
      where: { projectId, id: { in: closed.flatMap((one) => one.ids) }, closedAt: null },
      data: { closedAt: tx.now, closedBy: tx.by, closedHow: ending },
    });
  const opened = decisions.flatMap(({ user, outcome }) =>
    outcome.opensReview ? [{ userId: user.id, ...outcome.opensReview }] : [],
  );
  if (opened.length === 0) return;
  await tx.client.review.createMany({
    data: opened.map(({ userId, cause, note }) => ({
      projectId,
      id: newId(tx.now.getTime()),
      userId,
      cause,
      note: note ?? "",
      openedAt: tx.now,
      openedBy: tx.by,
    })),
  });
}
