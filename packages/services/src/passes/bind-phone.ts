import type { Binding, BoundPass } from "@gatehouse/contracts/passes/binding";
import type { Tx } from "@gatehouse/db/transactions/tx";
import type { Pass } from "@gatehouse/domain/passes/pass";
import { agreeMacKey } from "./agree-mac-key.ts";
import { askToken } from "./ask-token.ts";
import { keyFingerprint } from "./check-signature.ts";
import { passToColumns } from "./pass-columns.ts";
import { sealMacKey } from "./seal-mac-key.ts";

/** The row of a pass, as far as binding looks at it. */
export type PassRow = { readonly id: string; readonly number: number; readonly keyGeneration: number };

/** A phone that was bound: what it is told, and what the log says of it. */
export type BoundPhone = {
  readonly answer: BoundPass;
  readonly logged: { phone: string; keyFingerprint: string };
};

/** Puts a phone's keys into the place of whatever was bound before, under the epoch of the decided pass. */
export async function bindPhone(
  tx: Tx,
  row: PassRow,
  pass: Pass,
  binding: Binding,
  phone: string,
): Promise<BoundPhone> {
  const { projectId } = tx;
  const owner = { projectId, passNumber: row.number, epoch: pass.epoch, keyGeneration: row.keyGeneration };
  const { macKey, serverKey } = agreeMacKey(binding.agreeKey, owner);
  const { signKey, agreeKey } = binding;
  const keys = { signKey, agreeKey, serverKey, macKey: sealMacKey(tx.secretKey, owner, macKey), phone };
  const dates = { activatedAt: tx.now, lastSeenAt: tx.now, removedAt: null };
  await tx.client.pass.update({
    where: { projectId_id: { projectId, id: row.id } },
    data: { ...passToColumns(pass), ...keys, ...dates },
  });
  await tx.client.passCall.upsert({
    where: { projectId_passId: { projectId, passId: row.id } },
    create: { projectId, passId: row.id, calledAt: 0n },
    update: { calledAt: 0n },
  });
  const answer = {
    ...owner,
    passId: row.id,
    serverKey,
    askToken: askToken(tx.secretKey, row.id),
    serverTime: tx.now.getTime(),
  };
  return { answer, logged: { phone, keyFingerprint: keyFingerprint(signKey) } };
}
