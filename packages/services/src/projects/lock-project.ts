import type { Tx } from "@gatehouse/db/transactions/tx";

/** Holds the project's row until the transaction ends: whoever changes its settings or its members goes one after the other. Comes before every other lock. */
export async function lockProject(tx: Tx): Promise<void> {
  await tx.client.$queryRaw`select id from projects where id = ${tx.projectId}::uuid for no key update`;
}
