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
    await tx.client.archiving.updateMany({
      where: {
        projectId,
        id: { in: closing.flatMap(({ outcome }) => outcome.closesArchiving ?? []) },
        closedAt: null,
      },
      data: { closedAt: tx.now, closedBy: tx.by },
    });
    await tx.client.credential.updateMany({
      where: { projectId, userId: { in: closing.map(({ user }) => user.id) }, withdrawnAt: null },
      data: { live: true },
    });
  }
  const opening = decisions.flatMap(({ user, outcome }) =>
    outcome.opensArchiving ? [{ userId: user.id, cause: outcome.opensArchiving.cause }] : [],
  );
  if (opening.length === 0) return;
  await tx.client.archiving.createMany({
    data: opening.map((one) => ({
      ...one,
      projectId,
      id: newId(tx.now.getTime()),
      openedAt: tx.now,
      openedBy: tx.by,
    })),
  });
  await tx.client.credential.updateMany({
    where: { projectId, userId: { in: opening.map((one) => one.userId) }, live: true },
    data: { live: false },
  });
}
