import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";
import { allowed, forbidden } from "../members/verdict.ts";

/** May see sites, bridges and readers and how they are. */
export const canSeeBridges = (actor: Actor, now: Date): Verdict => may(actor, "bridges.see", now);

/** May pair, change and retire sites, bridges and readers. */
export const canManageBridges = (actor: Actor, now: Date): Verdict => may(actor, "bridges.manage", now);

/** May speak for this bridge: report events, acknowledge blocks, follow the access list. Only the paired bridge itself. */
export function canSpeakForBridge(actor: Actor, bridge: { readonly id: string }): Verdict {
  return actor.kind === "bridge" && actor.bridgeId === bridge.id ? allowed : forbidden;
}
