import type { ActivateByCodeInput, Binding, BoundPass } from "@gatehouse/contracts/passes/binding";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { normaliseMagicCode } from "@gatehouse/domain/invitations/magic-code";
import { normaliseEmail } from "@gatehouse/domain/users/normalise";
import { checkAttempt } from "../invitations/binding-attempt.ts";
import { checkFoundOpen } from "../invitations/check-found-open.ts";
import { type FoundCode, findCode } from "../invitations/find-code.ts";
import { hashCode } from "../invitations/hash-code.ts";
import { reserveTry } from "../invitations/reserve-try.ts";
import { codeAttempt } from "../invitations/start-attempt.ts";
import { answerAgain } from "./answer-again.ts";
import { checkBinding } from "./check-signature.ts";
import { finishMove } from "./finish-move.ts";
import { useInvitation } from "./use-invitation.ts";

/**
 * Binds a phone through an e-mail address and a whole code: the one in the mail, one made anew on the profile while an
 * invitation is open, or the one a phone shows that moves into its installed app. A wrong code and an address nobody has are
 * answered alike.
 * @throws {DomainError} `invitation.code-wrong`, `request.too-many`, `invitation.not-open`, `invitation.expired`,
 * `pass.move-expired`, `pass.proof-invalid`, `user.archived`, `user.suspended`
 */
export async function activateByCode(db: Db, input: ActivateByCodeInput, phone: string): Promise<BoundPass> {
  const { binding } = input;
  const now = await databaseNow(db, db.client);
  checkAttempt(db.secretKey, codeAttempt, binding.attempt, now);
  checkBinding(binding);
  const email = normaliseEmail(input.email);
  const tries = await reserveTry(db, { kind: "address", value: email });
  const code = normaliseMagicCode(input.code);
  const found = code === null ? undefined : await findCode(db, hashCode(db.secretKey, code), email, now);
  if (!found) throw new DomainError("invitation.code-wrong");
  await tries.giveBack();
  return (
    (await answerAgain(db, found.projectId, found.userId, binding)) ?? use(db, found, binding, phone, now)
  );
}

async function use(db: Db, found: FoundCode, binding: Binding, phone: string, now: Date): Promise<BoundPass> {
  const { projectId, userId } = found;
  switch (found.kind) {
    case "move":
      return finishMove(db, { ...found, binding, phone });
    case "profile":
    case "invitation": {
      checkFoundOpen(found.invitation, now);
      const invitationId = found.invitation.id;
      const profileCodeId = found.kind === "profile" ? found.codeId : null;
      return inTransaction(db, { kind: "invitee", projectId, userId, invitationId }, async (tx) => {
        const answer = await useInvitation(tx, { userId, invitationId, binding, phone });
        if (profileCodeId !== null) {
          await tx.client.magicCode.updateMany({
            where: { projectId, id: profileCodeId },
            data: { usedAt: tx.now },
          });
        }
        return answer;
      });
    }
  }
}
