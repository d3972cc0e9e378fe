import type { SendInvitationInput } from "@gatehouse/contracts/invitations/send-invitation";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { inviteLockedUser, type MadeInvitation } from "./invite-locked-user.ts";

/**
 * Invites a person of the list, or invites them again; the mail follows as a reaction. With `old-phone-lost` the bound phone stops
 * in this transaction.
 * @throws {DomainError} those of `inviteLockedUser`
 */
export function sendInvitation(db: Db, actor: Actor, input: SendInvitationInput): Promise<MadeInvitation> {
  return inTransaction(db, actor, (tx) => inviteLockedUser(tx, input.userId, input.kind));
}
