import type { Tx } from "@gatehouse/db/transactions/tx";
import { type Carrier, checkNumberFree } from "@gatehouse/domain/credentials/credential";
import { newId } from "../rows/new-id.ts";

/**
 * Gives a number to a person on one carrier. The check names the holder; the database's own constraint decides a race.
 * @throws {DomainError} `credential.number-taken`
 */
export async function addCredential(tx: Tx, input: { userId: string; number: string; carrier: Carrier }): Promise<string> {
  const held = await tx.client.credential.findMany({ where: { projectId: tx.projectId, number: input.number, live: true } });
  checkNumberFree(input.number, input.userId, held.map(({ number, userId }) => ({ number, userId, isArchived: false })));
  const id = newId(tx.now.getTime());
  await tx.client.credential.create({ data: { ...input, projectId: tx.projectId, id, createdAt: tx.now } });
  return id;
}
