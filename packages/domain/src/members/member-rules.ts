import type { Actor } from "../actors/actor.ts";
import { DomainError } from "../errors/domain-error.ts";
import type { MemberRole } from "./member.ts";

/** One admin of a project. */
export type Member = { readonly adminId: string; readonly role: MemberRole };

/**
 * Passes only while an owner remains after `adminId` gets `nextRole` (null: is removed).
 * @throws {DomainError} `member.last-owner`
 */
export function checkOwnerRemains(
  members: readonly Member[],
  adminId: string,
  nextRole: MemberRole | null,
): void {
  const wasOwner = members.some((member) => member.adminId === adminId && member.role === "owner");
  const others = members.filter((member) => member.adminId !== adminId && member.role === "owner");
  if (wasOwner && nextRole !== "owner" && others.length === 0) throw new DomainError("member.last-owner");
}

/**
 * Passes only for an admin who is not a member yet.
 * @throws {DomainError} `member.already-member`
 */
export function checkNotMember(members: readonly Member[], adminId: string): void {
  if (members.some((member) => member.adminId === adminId)) throw new DomainError("member.already-member");
}

/**
 * Passes for the server itself and for an admin who is an owner among `members` as they are now, whatever they were when
 * the request began.
 * @throws {DomainError} `request.forbidden`
 */
export function checkStillOwner(members: readonly Member[], actor: Actor): void {
  if (actor.kind === "system") return;
  const isOwner =
    actor.kind === "admin" && members.some((one) => one.adminId === actor.adminId && one.role === "owner");
  if (!isOwner) throw new DomainError("request.forbidden");
}
