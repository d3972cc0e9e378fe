import type { Tx } from "@gatehouse/db/transactions/tx";

/** Copies the numbers of a person's cards and badges into the list row, where search finds them. Answers the copy. */
export async function writeBadgeNumbers(tx: Tx, userId: string): Promise<string> {
  const credentials = await tx.client.credential.findMany({
    where: { projectId: tx.projectId, userId, withdrawnAt: null, carrier: { in: ["card", "badge"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const badgeNumbers = [...new Set(credentials.map((credential) => credential.number))].join(" ");
  await tx.client.user.updateMany({
    where: { projectId: tx.projectId, id: userId },
    data: { badgeNumbers, updatedAt: tx.now },
  });
  return badgeNumbers;
}
