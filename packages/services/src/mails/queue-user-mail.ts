import type { StoredChange } from "@gatehouse/db/changes/read-changes";
import { type MailKind, undoHoldMs } from "@gatehouse/domain/mails/mail-kind";
import type { ReactionScope } from "../changes/follower.ts";
import { newId } from "../rows/new-id.ts";

/** A mail that a change owes somebody; what the text will need and the database may forget stands in `params`. */
export type OwedMail = { readonly kind: MailKind; readonly invitationId?: string; readonly params?: object };

/** The one key of a mail that a change owes: reacting to the change again finds it taken. */
export const reactionKey = (scope: ReactionScope, change: StoredChange, kind: MailKind): string =>
  `${scope.projectId}/${change.position}/${kind}`;

/** When a mail of a change may go: at once, or for an undoable bulk verb when the time to undo it is over. */
export const dueAt = (change: StoredChange): Date =>
  new Date(change.at.getTime() + (/^bulk\b/.test(change.source) ? undoHoldMs : 0));

/** Queues a mail to the person a change is about. Somebody without an address, or erased meanwhile, gets none. */
export async function queueUserMail(
  scope: ReactionScope,
  change: StoredChange,
  mail: OwedMail,
): Promise<void> {
  await scope.client.$executeRaw`
    insert into mails (id, project_id, kind, recipient, user_id, invitation_id, params, created_at, not_before, reaction_key)
    select ${newId(change.at.getTime())}::uuid, u.project_id, ${mail.kind}, u.email, u.id, ${mail.invitationId ?? null}::uuid,
      ${JSON.stringify(mail.params ?? {})}, ${change.at}, ${dueAt(change)}, ${reactionKey(scope, change, mail.kind)}
    from users u where u.project_id = ${scope.projectId}::uuid and u.id = ${change.subjectId}::uuid and u.email <> ''
    on conflict (reaction_key) do nothing`;
}
