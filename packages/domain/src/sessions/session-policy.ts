import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";
import { allowed } from "../members/verdict.ts";

type SessionSubject = { readonly adminId: string };

/** May see a session in a list: one's own, or those of the project's admins as an owner. */
export const canSeeSession = (actor: Actor, session: SessionSubject, now: Date): Verdict =>
  isOwn(actor, session) ? allowed : may(actor, "members.manage", now);

/** May end a session: one's own at any time, somebody else's as an owner. */
export const canRevokeSession = (actor: Actor, session: SessionSubject, now: Date): Verdict =>
  isOwn(actor, session) ? allowed : may(actor, "members.manage", now);

function isOwn(actor: Actor, session: SessionSubject): boolean {
  return actor.kind === "admin" && actor.adminId === session.adminId;
}
