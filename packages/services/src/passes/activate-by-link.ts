import { timingSafeEqual } from "node:crypto";
import type { ActivateInput, BoundPass } from "@gatehouse/contracts/passes/binding";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { InviteeActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { lastFour, normaliseLastFour } from "@gatehouse/domain/invitations/magic-code";
import { checkAttempt } from "../invitations/binding-attempt.ts";
import { checkFoundOpen } from "../invitations/check-found-open.ts";
import { type FoundInvitation, findInvitation } from "../invitations/find-invitation.ts";
import { reserveTry } from "../invitations/reserve-try.ts";
import { deriveCode } from "../secrets/derive-secret.ts";
import { answerAgain } from "./answer-again.ts";
import { checkBinding } from "./check-signature.ts";
import { useInvitation } from "./use-invitation.ts";

/**
 * Binds a phone through a mailed link. Only here is an invitation used up, and only with the last four signs of the code in the
 * same mail, which nothing that merely follows links, runs scripts and presses buttons can know.
 * @throws {DomainError} `invitation.invalid`, `invitation.not-open`, `invitation.expired`, `invitation.code-wrong`,
 * `request.too-many`, `pass.proof-invalid`, `user.archived`, `user.suspended`
 */
export async function activateByLink(db: Db, input: ActivateInput, phone: string): Promise<BoundPass> {
  const { binding, token } = input;
  const invitation = await known(db, token);
  const { projectId, userId, id: invitationId } = invitation;
  checkAttempt(db.secretKey, invitationId, binding.attempt, await databaseNow(db, db.client));
  checkBinding(binding);
  await checkLastFour(db, invitation, input.lastFour);
  // Read once more: whoever stood in the queue for a try may find that the link was used meanwhile.
  const present = await known(db, token);
  const missed = present.state === "used" ? await answerAgain(db, projectId, userId, binding) : undefined;
  if (missed) return missed;
  checkFoundOpen(present, await databaseNow(db, db.client));
  const actor: InviteeActor = { kind: "invitee", projectId, userId, invitationId };
  return inTransaction(db, actor, (tx) => useInvitation(tx, { userId, invitationId, binding, phone }));
}

async function known(db: Db, token: string): Promise<FoundInvitation> {
  const invitation = await findInvitation(db, token);
  if (!invitation) throw new DomainError("invitation.invalid");
  return invitation;
}

async function checkLastFour(db: Db, invitation: FoundInvitation, typed: string): Promise<void> {
  const tries = await reserveTry(db, { kind: "invitation", value: invitation.id });
  const expected = Buffer.from(lastFour(deriveCode(db.secretKey, "magic-code", invitation.id)));
  const given = Buffer.from(normaliseLastFour(typed) ?? "");
  const isRight = expected.length === given.length && timingSafeEqual(expected, given);
  if (!isRight) throw new DomainError("invitation.code-wrong");
  await tries.giveBack();
}
