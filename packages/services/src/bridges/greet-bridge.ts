import type { Hello } from "@gatehouse/contracts/bridge/hello";
import { helloMessage } from "@gatehouse/contracts/bridge/hello";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";
import type { BridgeStream, QuarantineReason } from "@gatehouse/domain/bridges/stream";
import { judgeHello } from "@gatehouse/domain/bridges/stream";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { isSignedBy } from "../secrets/signing-keys.ts";
import { lockStreams } from "./read-stream.ts";

/** What the server knows of this connection beside the hello: the nonce it gave, and the number a connection that is open now has announced. */
export type Greeting = { readonly nonce: string; readonly announcedSeq: number };

/** A bridge that is believed. `connectedAt` names this connection. */
export type GreetedBridge = {
  readonly actor: BridgeActor;
  readonly siteId: string;
  readonly nextSeq: number;
  readonly connectedAt: Date;
};

/**
 * Checks the proof of a bridge, follows its journal from where it stands and records the connection. One that
 * contradicts its own past is quarantined: a copy and the original cannot be told apart.
 * @throws {DomainError} `bridge.proof-invalid`, `bridge.quarantined`
 */
export async function greetBridge(db: Db, said: Hello, greeting: Greeting): Promise<GreetedBridge> {
  const { projectId, bridgeId } = said;
  const actor: BridgeActor = { kind: "bridge", projectId, bridgeId };
  const bridge = await db.client.bridge.findUnique({ where: { projectId_id: { projectId, id: bridgeId } } });
  const key = bridge?.publicKey ?? "";
  if (!bridge || !isSignedBy(key, helloMessage(greeting.nonce, said), said.signature))
    throw new DomainError("bridge.proof-invalid");
  const judged = await inTransaction(db, actor, async (tx) => {
    // Every greeting of one bridge waits here for the one before it.
    const [held] = await tx.client.$queryRaw<{ state: string; public_key: string | null }[]>`
      select state, public_key from bridges
      where project_id = ${projectId}::uuid and id = ${bridgeId}::uuid for no key update`;
    if (held?.public_key !== key) throw new DomainError("bridge.proof-invalid");
    if (held.state === "quarantined") return null;
    const known = (await lockStreams(tx.client, projectId, [bridgeId])).get(bridgeId) ?? null;
    const verdict = judgeHello(atLeast(known, said.epoch, greeting.announcedSeq), said);
    if (verdict.kind === "quarantine") {
      await quarantine(tx, bridgeId, verdict.reason);
      return null;
    }
    if (verdict.isNewLife) await startLife(tx, bridgeId, said.epoch);
    await tx.client.bridge.update({
      where: { projectId_id: { projectId, id: bridgeId } },
      data: { connectedAt: tx.now, lastSeenAt: tx.now, version: said.version },
    });
    const row = { state: "online", connectedAt: tx.now, lastSeenAt: tx.now, version: said.version };
    record(
      tx,
      "bridge.connected",
      { kind: "bridge", id: bridgeId },
      { after: { ...row, isNewLife: verdict.isNewLife } },
    );
    const nextSeq = known?.epoch === said.epoch ? known.nextSeq : verdict.stream.nextSeq;
    return { actor, siteId: bridge.siteId, nextSeq, connectedAt: tx.now };
  });
  if (judged === null) throw new DomainError("bridge.quarantined");
  return judged;
}

/** A connection that is open and has promised a higher number than is stored holds its copy to that number. */
function atLeast(known: BridgeStream | null, epoch: string, announcedSeq: number): BridgeStream | null {
  if (known === null || known.epoch !== epoch) return known;
  return { ...known, nextSeq: Math.max(known.nextSeq, announcedSeq) };
}

async function startLife(tx: Tx, bridgeId: string, epoch: string): Promise<void> {
  await tx.client.bridgeStream.create({
    data: { projectId: tx.projectId, bridgeId, epoch, nextSeq: 1, startedAt: tx.now },
  });
}

async function quarantine(tx: Tx, bridgeId: string, reason: QuarantineReason): Promise<void> {
  await tx.client.bridge.update({
    where: { projectId_id: { projectId: tx.projectId, id: bridgeId } },
    data: { state: "quarantined", quarantine: reason },
  });
  const after = { state: "quarantined", quarantine: reason };
  record(tx, "bridge.quarantined", { kind: "bridge", id: bridgeId }, { after });
}
