import type { Tx } from "@gatehouse/db/transactions/tx";
import type { Carrier } from "@gatehouse/domain/credentials/credential";
import { newId } from "../rows/new-id.ts";
import { checkNumbersFree } from "./check-numbers-free.ts";

/** A number for one person on one carrier; `live` is false for the archived, who hold none. */
export type NewCredential = {
  readonly userId: string;
  readonly number: string;
  readonly carrier: Carrier;
  readonly live?: boolean;
};

/**
 * Gives a number to a person on one carrier. The check names the holder; the database's own constraint decides a race.
 * @throws {DomainError} `credential.number-taken`
 */
export async function addCredential(tx: Tx, credential: NewCredential): Promise<string> {
  const { userId, number, carrier, live = true } = credential;
  if (live) await checkNumbersFree(tx, userId, { number, carrier });
  const id = newId(tx.now.getTime());
  await tx.client.credential.create({
    data: { projectId: tx.projectId, id, userId, number, carrier, live, createdAt: tx.now },
  });
  return id;
}
