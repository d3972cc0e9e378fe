import type { BridgeStatus } from "@gatehouse/contracts/bridge/lease-heartbeat";
import { leaseMessage } from "@gatehouse/contracts/bridge/lease-heartbeat";
import { type Db, databaseNow } from "@gatehouse/db/client";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";
import type { Lease } from "@gatehouse/domain/bridges/lease";
import { issueLease, mayRenewLease } from "@gatehouse/domain/bridges/lease";
import { signingKey, signText } from "../secrets/signing-keys.ts";

/** How a bridge is doing, as its connection knows: what it said last, its lag, and the newest block that was sent to it. */
export type BridgePulse = BridgeStatus & {
  readonly lagMs: number | null;
  readonly newestBlockPosition: number;
};

/** The server's clock, and the renewed lease with its signature; null when it may not be renewed now. */
export type Renewal = {
  readonly now: Date;
  readonly renewal: { readonly lease: Lease; readonly signature: string } | null;
};

/**
 * Notes that a bridge is alive and renews its lease, unless a block has not reached it yet. The new end is committed
 * before anybody is told, so no bridge ever decides longer than `lease_ends_at` says. Never waits: where somebody holds
 * the bridge's row (a revocation that is being opened), nothing is renewed this time.
 */
export function renewLease(db: Db, actor: BridgeActor, pulse: BridgePulse): Promise<Renewal> {
  const { projectId, bridgeId } = actor;
  return db.client.$transaction(async (client) => {
    const now = await databaseNow(db, client);
    const held = await client.$queryRaw<object[]>`
      select id from bridges where project_id = ${projectId}::uuid and id = ${bridgeId}::uuid and state = 'paired'
      for no key update skip locked`;
    if (held.length === 0) return { now, renewal: null };
    // Asked after the row is held: a revocation either waits for us and sees the new end, or is seen here.
    const [facts] = await client.$queryRaw<{ open: boolean; minutes: number }[]>`
      select p.lease_minutes as minutes, exists (
        select from revocation_acks a where a.project_id = p.id and a.bridge_id = ${bridgeId}::uuid
          and a.acknowledged_at is null) as open
      from projects p where p.id = ${projectId}::uuid`;
    const mayRenew =
      facts !== undefined && !facts.open && mayRenewLease(pulse.blockPosition, pulse.newestBlockPosition);
    const lease = mayRenew ? issueLease(now.getTime(), facts.minutes * 60_000, "deny") : null;
    await client.bridge.update({
      where: { projectId_id: { projectId, id: bridgeId } },
      data: {
        lastSeenAt: now,
        backlog: pulse.backlog,
        lagMs: pulse.lagMs,
        listPosition: pulse.listVersion,
        ...(lease ? { leaseEndsAt: new Date(lease.endsAt) } : {}),
      },
    });
    if (lease === null) return { now, renewal: null };
    const key = signingKey(db.secretKey, "lease-signature", projectId);
    return { now, renewal: { lease, signature: signText(key, leaseMessage(bridgeId, lease)) } };
  });
}
