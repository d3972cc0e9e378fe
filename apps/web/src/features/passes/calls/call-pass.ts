import { callText } from "@gatehouse/contracts/passes/key-texts";
import { type ProofFault, proofFaults } from "@gatehouse/contracts/passes/proof-fault";
import type { SignedCall } from "@gatehouse/contracts/passes/signed-call";
import { failureOf } from "~/lib/api/failure.ts";
import type { HeldPass } from "../keys/held-pass.ts";
import { signText } from "../keys/phone-keys.ts";
import type { ServerClock } from "./server-clock.ts";

/** Who is calling, and by which clock. */
export type Caller = {
  readonly pass: Pick<HeldPass, "projectId" | "passId" | "epoch" | "signKey">;
  readonly clock: ServerClock;
};

/** Sends a signed call; `request` ends one that gets no answer. */
export type SendCall<T> = (call: SignedCall, request: { readonly signal: AbortSignal }) => Promise<T>;

/** Makes one call: its method, how the signed call is sent, and its body. */
export type CallAs = <T>(method: string, send: SendCall<T>, body?: object) => Promise<T>;

/** A phone that changes networks leaves calls hanging for minutes; the next one must not wait for them. */
const answerWithinMs = 10_000;

/** Signs one call for one method. */
export async function signCall(
  { pass, clock }: Caller,
  method: string,
  body: object = {},
): Promise<SignedCall> {
  const { projectId, passId, epoch, signKey } = pass;
  const call = { projectId, passId, epoch, at: clock.nextCall(), body: JSON.stringify(body) };
  return { ...call, signature: await signText(signKey, callText({ ...call, method })) };
}

/** Calls the server as this pass. A wrong clock is set right and the call made once more. */
export async function callPass<T>(
  caller: Caller,
  method: string,
  send: SendCall<T>,
  body: object = {},
): Promise<T> {
  const once = async () =>
    send(await signCall(caller, method, body), { signal: AbortSignal.timeout(answerWithinMs) });
  try {
    return await once();
  } catch (error) {
    if (!setClockBy(error, caller.clock)) throw error;
    return once();
  }
}

/** Why the server did not believe a call; undefined when that was not the trouble. */
export function proofFaultOf(error: unknown): ProofFault | undefined {
  const failure = failureOf(error);
  if (failure.kind !== "refused" || failure.code !== "pass.proof-invalid") return undefined;
  return proofFaults.find((fault) => fault === failure.details.reason);
}

/** Sets the clock by a refusal that names the time; says whether the call is worth repeating. */
function setClockBy(error: unknown, clock: ServerClock): boolean {
  const fault = proofFaultOf(error);
  const failure = failureOf(error);
  if (failure.kind !== "refused" || (fault !== "clock" && fault !== "replayed")) return false;
  const { serverTime, after } = failure.details;
  const heardAt = Date.now();
  if (typeof serverTime === "number") clock.heard(serverTime, heardAt, heardAt);
  if (typeof after === "number") clock.callsWentOnTo(after);
  return true;
}
