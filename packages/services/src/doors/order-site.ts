import type { Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { bridgeState } from "../bridges/bridge-state-sql.ts";

/** An order that has not reached its bridge ten seconds later does nothing any more: nobody stands there waiting. */
export const orderLifeMs = 10_000;

/** Passes only when this bridge is connected. @throws {DomainError} `bridge.offline` */
export async function requireOnline(tx: Tx, bridgeId: string): Promise<void> {
  const rows = await tx.client.$queryRaw<object[]>`
    select b.id from bridges b
    where b.project_id = ${tx.projectId}::uuid and b.id = ${bridgeId}::uuid and ${bridgeState} = 'online'`;
  if (rows.length === 0) throw new DomainError("bridge.offline");
}

/**
 * Passes only when a bridge of the site is connected: an order that opens is refused at once rather than kept for later.
 * @throws {DomainError} `bridge.offline`
 */
export async function requireOnlineBridge(tx: Tx, siteId: string): Promise<void> {
  const rows = await tx.client.$queryRaw<object[]>`
    select b.id from bridges b
    where b.project_id = ${tx.projectId}::uuid and b.site_id = ${siteId}::uuid and ${bridgeState} = 'online' limit 1`;
  if (rows.length === 0) throw new DomainError("bridge.offline");
}
