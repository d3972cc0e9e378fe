import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import { permissionOf } from "../members/permissions.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see lists and profiles; how much of them says `userViewOf`. */
export const canSeeUsers = (actor: Actor, now: Date): Verdict => may(actor, "users.see", now);

/** How much of a person the actor sees; `limited` is name, photo, company, roles, standing and door history. */
export function userViewOf(actor: Actor): "full" | "limited" | "none" {
  if (actor.kind === "system") return "full";
  if (actor.kind !== "admin") return "none";
  const permission = permissionOf(actor.role, "users.see");
  return permission === "yes" ? "full" : permission === "limited" ? "limited" : "none";
}

/** May add people. */
export const canAddUser = (actor: Actor, now: Date): Verdict => may(actor, "users.add", now);

/** May edit people's data, roles and companies. */
export const canEditUser = (actor: Actor, now: Date): Verdict => may(actor, "users.edit", now);

/** May invite and invite again. */
export const canInviteUser = (actor: Actor, now: Date): Verdict => may(actor, "users.invite", now);

/** May archive and delete. */
export const canArchiveUser = (actor: Actor, now: Date): Verdict => may(actor, "users.archive", now);

/** May bring back the archived. */
export const canRestoreUser = (actor: Actor, now: Date): Verdict => may(actor, "users.restore", now);

/** May merge doubles, and undo it. */
export const canMergeUsers = (actor: Actor, now: Date): Verdict => may(actor, "users.merge", now);

/** May run a verb on many people; the verb's own policy is asked as well. */
export const canRunBulk = (actor: Actor, now: Date): Verdict => may(actor, "users.bulk", now);

/** May plan, apply and revert an import. */
export const canImportUsers = (actor: Actor, now: Date): Verdict => may(actor, "users.import", now);

/** May export the users list. */
export const canExportUsers = (actor: Actor, now: Date): Verdict => may(actor, "users.export", now);

/** May mark for review: closes doors, so a desk may too. */
export const canReviewUser = (actor: Actor, now: Date): Verdict => may(actor, "users.review", now);

/** May block. */
export const canBlockUser = (actor: Actor, now: Date): Verdict => may(actor, "users.block", now);

/** May unblock; asks for a fresh proof. */
export const canUnblockUser = (actor: Actor, now: Date): Verdict => may(actor, "users.unblock", now);

/** May revalidate; asks for a fresh proof. */
export const canRevalidateUser = (actor: Actor, now: Date): Verdict => may(actor, "users.revalidate", now);

/** May erase a person's data before the retention period has passed. */
export const canEraseUser = (actor: Actor, now: Date): Verdict => may(actor, "users.erase", now);
