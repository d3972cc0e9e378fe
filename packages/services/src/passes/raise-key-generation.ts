import { record, type Tx } from "@gatehouse/db/transactions/tx";

/**
 * Ends what a stolen bridge knows: the passes' key generation rises and their MAC keys are dropped in this transaction, so that
 * every bridge denies the old codes until the phone has renewed at its next contact. Passes on no phone are left alone.
 * Answers how many were raised.
 */
export async function raiseKeyGeneration(tx: Tx, userIds: readonly string[]): Promise<number> {
  const raised = await tx.client.$queryRaw<{ user_id: string; key_generation: number }[]>`
    update passes set key_generation = key_generation + 1, mac_key = null, server_key = null
    where project_id = ${tx.projectId}::uuid and user_id = any(${[...userIds]}::uuid[]) and state in ('active', 'removing')
    returning user_id, key_generation`;
  for (const { user_id, key_generation } of raised) {
    record(
      tx,
      "pass.key-raised",
      { kind: "user", id: user_id },
      { after: { keyGeneration: key_generation } },
    );
  }
  return raised.length;
}
