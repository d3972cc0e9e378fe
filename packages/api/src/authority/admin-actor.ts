import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { may } from "@gatehouse/domain/members/may";
import type { Verb } from "@gatehouse/domain/members/permissions";
import type { Db } from "@gatehouse/services/connection";
import { findMemberRole } from "@gatehouse/services/members/find-member-role";

/** A signed-in admin, before any project is named. */
export type SignedIn = { readonly adminId: string; readonly sessionId: string; readonly provedAt: Date };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The admin as an actor of the named project, once the permission table allows them the verb. Judged before anything of the
 * project is read, and a project one does not belong to answers like one that does not exist.
 * @throws {DomainError} `session.missing`, `request.invalid`, `request.not-found`, `request.forbidden`, `request.step-up-required`
 */
export async function adminActor(
  db: Db,
  signedIn: SignedIn | null,
  projectId: unknown,
  verb: Verb,
): Promise<AdminActor> {
  if (!signedIn) throw new DomainError("session.missing");
  if (typeof projectId !== "string" || !uuid.test(projectId))
    throw new DomainError("request.invalid", { field: "projectId" });
  const role = await findMemberRole(db, signedIn.adminId, projectId);
  if (!role) throw new DomainError("request.not-found");
  const { adminId, sessionId, provedAt } = signedIn;
  const actor: AdminActor = { kind: "admin", projectId, role, adminId, sessionId, provedAt };
  const verdict = may(actor, verb, new Date());
  if (!verdict.allowed) throw new DomainError(verdict.code, { verb });
  return actor;
}
