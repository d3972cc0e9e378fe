import type { Binding, BoundPass } from "@gatehouse/contracts/passes/binding";
import { askToKeepStorage } from "../devices/offline-shell.ts";
import type { PendingKeys } from "../keys/held-pass.ts";
import { readKept, writeKept } from "../keys/pass-store.ts";
import { agreeMacKey, makeAgreeKey, makeSignKey, proveBinding } from "../keys/phone-keys.ts";
import { writeMarker } from "../markers/pass-marker.ts";

/** Keys of an attempt older than this are not used again. */
const pendingForMs = 60 * 60 * 1000;

/**
 * Makes this phone the pass. The keys are kept before the server hears of them: when its answer is lost on the way, the same keys
 * ask again and are told that they are bound already. Whatever `send` throws, the keys stay for the next try.
 */
export async function bindPhone(
  attempt: string,
  send: (binding: Binding) => Promise<BoundPass>,
): Promise<void> {
  const keys = await pendingKeys();
  const bound = await send(await proveBinding(attempt, keys.sign, keys.agree));
  const macKey = await agreeMacKey(keys.agree.privateKey, bound.serverKey, bound);
  const { projectId, passId, passNumber, epoch, keyGeneration, askToken } = bound;
  const pass = { projectId, passId, passNumber, epoch, keyGeneration, signKey: keys.sign.privateKey, macKey };
  await writeKept({ pass, pending: undefined, renewal: undefined, contact: undefined });
  writeMarker({ projectId, passId, askToken });
  // Some browsers ask the person, who may take their time: the pass works meanwhile.
  void askToKeepStorage();
}

async function pendingKeys(): Promise<PendingKeys> {
  const kept = await readKept("pending");
  if (kept && Date.now() - kept.madeAt < pendingForMs) return kept;
  const [sign, agree] = await Promise.all([makeSignKey(), makeAgreeKey()]);
  const made = { sign, agree, madeAt: Date.now() };
  await writeKept({ pending: made });
  return made;
}
