import type { InvitedUserInput } from "@gatehouse/contracts/invitations/send-invitation";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { profileCodeValidityMs } from "@gatehouse/domain/invitations/magic-code";
import { isSuspended, standingOf } from "@gatehouse/domain/users/standing";
import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import { newId } from "../rows/new-id.ts";
import { deriveCode } from "../secrets/derive-secret.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import { lockUser } from "../users/lock-user.ts";
import { hashCode } from "./hash-code.ts";

/** A fresh code, and whether an invitation is open that it can activate a pass with. */
export type FreshCode = { readonly code: string; readonly expiresAt: Date; readonly activates: boolean };

/**
 * Makes a magic code on the profile, good for 10 minutes; the one made before it dies. It touches no pass: a phone that works
 * goes on working.
 * @throws {DomainError} `request.not-found`, `user.archived`, `user.suspended`
 */
export function makeCode(db: Db, actor: Actor, input: InvitedUserInput): Promise<FreshCode> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const facts = await loadUserFacts(tx, user);
    checkMayHaveCode(facts);
    const mine = { projectId: tx.projectId, userId: user.id };
    await tx.client.magicCode.deleteMany({ where: { ...mine, usedAt: null } });
    const id = newId(tx.now.getTime());
    const code = deriveCode(tx.secretKey, "profile-code", id);
    const expiresAt = new Date(tx.now.getTime() + profileCodeValidityMs);
    const codeHash = hashCode(tx.secretKey, code);
    await tx.client.magicCode.create({ data: { ...mine, id, codeHash, createdAt: tx.now, expiresAt } });
    record(
      tx,
      "invitation.code-made",
      { kind: "user", id: user.id },
      { after: { codeExpiresAt: expiresAt } },
    );
    return { code, expiresAt, activates: facts.hasOpenInvitation };
  });
}

function checkMayHaveCode(facts: UserFacts): void {
  const standing = standingOf(facts);
  if (standing === "archived") throw new DomainError("user.archived");
  if (isSuspended(standing)) throw new DomainError("user.suspended", { standing });
}
