import type { Actor } from "../actors/actor.ts";
import type { MemberRole } from "./member.ts";
import type { Verb } from "./permissions.ts";
import { permissionOf } from "./permissions.ts";
import type { Verdict } from "./verdict.ts";
import { allowed, forbidden, stepUpRequired } from "./verdict.ts";

const hourMs = 60 * 60 * 1000;

/** How long a proof of who one is counts for verbs that open something: an hour, and for a desk once a shift. */
export const stepUpWindowMs: Readonly<Record<MemberRole, number>> = {
  owner: hourMs,
  admin: hourMs,
  desk: 12 * hourMs,
  auditor: hourMs,
};

/**
 * The verdict of the permission table. The server itself may run every verb; a pass, an invitee and a bridge run none of an
 * admin's, they have verbs of their own. A proof exactly as old as the window is too old.
 */
export function may(actor: Actor, verb: Verb, now: Date): Verdict {
  if (actor.kind === "system") return allowed;
  if (actor.kind !== "admin") return forbidden;
  switch (permissionOf(actor.role, verb)) {
    case "yes":
    case "limited":
      return allowed;
    case "no":
      return forbidden;
    case "step-up":
      return isProofFresh(actor.role, actor.provedAt, now) ? allowed : stepUpRequired;
  }
}

/** Whether an admin of this role has proved recently enough who they are. */
export function isProofFresh(role: MemberRole, provedAt: Date, now: Date): boolean {
  return now.getTime() - provedAt.getTime() < stepUpWindowMs[role];
}
