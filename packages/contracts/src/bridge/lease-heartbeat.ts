import type { Lease } from "@gatehouse/domain/bridges/lease";
import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

const position = z.int().check(z.nonnegative());

const lease = z.object({
  issuedAt: z.number(),
  endsAt: z.number(),
  policy: z.union([z.literal("deny"), z.object({ criticalOnly: z.readonly(z.array(id)) })]),
});

/** The server's clock, and a renewed lease signed with the key the bridge was paired with. Null: no renewal while a block is not acknowledged. */
export const leaseHeartbeat = z.object({
  serverTime: z.number(),
  renewal: z.nullable(z.object({ lease, signature: z.string().check(z.maxLength(100)) })),
});
export type LeaseHeartbeat = z.output<typeof leaseHeartbeat>;

/** How a bridge is doing: events it still holds, the list and blocks it stands on. */
export const bridgeStatus = z.object({ backlog: position, listVersion: position, blockPosition: position });
export type BridgeStatus = z.output<typeof bridgeStatus>;

/** The exact text that is signed; it names the bridge, so that a lease counts for nobody else. */
export function leaseMessage(bridgeId: string, { issuedAt, endsAt, policy }: Lease): string {
  const named = policy === "deny" ? "deny" : [...policy.criticalOnly].sort().join(",");
  return ["gatehouse lease 1", bridgeId, issuedAt, endsAt, named].join("\n");
}
