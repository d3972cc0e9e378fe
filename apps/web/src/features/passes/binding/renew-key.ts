import { api } from "~/lib/api/api.ts";
import type { CallAs } from "../calls/call-pass.ts";
import type { HeldPass } from "../keys/held-pass.ts";
import { readKept, writeKept } from "../keys/pass-store.ts";
import { agreeMacKey, makeAgreeKey } from "../keys/phone-keys.ts";

/** Agrees with the server on a MAC key of the present generation, and answers the pass that draws with it. */
export async function renewKey(pass: HeldPass, call: CallAs): Promise<HeldPass> {
  const agree = (await readKept("renewal")) ?? (await makeAgreeKey());
  await writeKept({ renewal: agree });
  const body = { agreeKey: agree.publicKey };
  const answer = await call(
    "renewKey",
    (signed, request) => api.passes.renewKey.mutate(signed, request),
    body,
  );
  const owner = { ...pass, keyGeneration: answer.keyGeneration };
  const renewed = { ...owner, macKey: await agreeMacKey(agree.privateKey, answer.serverKey, owner) };
  await writeKept({ pass: renewed, renewal: undefined });
  return renewed;
}
