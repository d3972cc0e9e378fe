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
