import { callText } from "@gatehouse/contracts/passes/key-texts";
import type { ProofFault } from "@gatehouse/contracts/passes/proof-fault";
import type { SignedCall } from "@gatehouse/contracts/passes/signed-call";
import { type Db, databaseNow } from "@gatehouse/db/client";
import type { PassActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { isSignedBy } from "./check-signature.ts";

/** How far a phone's clock may be off before it is told the right time and asked again. */
const clockToleranceMs = 2 * 60 * 1000;

/**
 * Believes a call only when the key bound under the present epoch signed it for this method, lately, and for the first time.
 * A phone whose pass has moved on to another one is told so; everything else that is wrong with a call looks alike from outside.
 * @throws {DomainError} `pass.proof-invalid` with `reason`, and with `serverTime` and `after` where a clock can be set right by them
 */
export async function checkPassCall(db: Db, method: string, call: SignedCall): Promise<PassActor> {
  const { projectId, passId } = call;
  const pass = await db.client.pass.findUnique({ where: { projectId_id: { projectId, id: passId } } });
  if (!pass?.signKey) throw refused("unknown");
  if (call.epoch < pass.epoch) throw refused("superseded");
  if (!isSignedBy(pass.signKey, callText({ ...call, method }), call.signature)) throw refused("unknown");
  const now = await databaseNow(db, db.client);
  if (Math.abs(call.at - now.getTime()) > clockToleranceMs)
    throw refused("clock", { serverTime: now.getTime() });
  await takeTurn(db, call, now);
  await noteContact(db, call, now);
  return { kind: "pass", projectId, passId, userId: pass.userId };
}

/** Every call carries a later instant than the one before; the same one again, on whatever node, changes no row. */
async function takeTurn(db: Db, call: SignedCall, now: Date): Promise<void> {
  const { projectId, passId, at } = call;
  const mine = { projectId, passId };
  const taken = await db.client.passCall.updateMany({
    where: { ...mine, calledAt: { lt: BigInt(at) } },
    data: { calledAt: BigInt(at) },
  });
  if (taken.count === 1) return;
  const last = await db.client.passCall.findUnique({ where: { projectId_passId: mine } });
  throw refused("replayed", { after: Number(last?.calledAt ?? 0), serverTime: now.getTime() });
}

/** *Last seen* is for people, so half a minute is near enough; a row somebody holds is left to the next call. */
async function noteContact(db: Db, call: SignedCall, now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - 30_000);
  await db.client.$executeRaw`
    with free as (
      select id from passes where project_id = ${call.projectId}::uuid and id = ${call.passId}::uuid
        and (last_seen_at is null or last_seen_at < ${longAgo}) for no key update skip locked)
    update passes set last_seen_at = ${now} where project_id = ${call.projectId}::uuid and id in (select id from free)`;
}

const refused = (reason: ProofFault, more: Record<string, number> = {}) =>
  new DomainError("pass.proof-invalid", { reason, ...more });
