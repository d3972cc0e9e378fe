import { type Db, databaseNow } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { makeAttempt } from "./binding-attempt.ts";
import { checkFoundOpen } from "./check-found-open.ts";
import { findInvitation } from "./find-invitation.ts";

/** The subject of attempts that end in a typed code instead of a link. */
export const codeAttempt = "code";

/**
 * Begins an attempt to bind a phone: through the link `token` belongs to, or with a code when it is null. Writes nothing.
 * @throws {DomainError} `invitation.invalid`, `invitation.not-open`, `invitation.expired`
 */
export async function startAttempt(db: Db, token: string | null): Promise<{ attempt: string }> {
  const now = await databaseNow(db, db.client);
  if (token === null) return { attempt: makeAttempt(db.secretKey, codeAttempt, now) };
  const invitation = await findInvitation(db, token);
  if (!invitation) throw new DomainError("invitation.invalid");
  checkFoundOpen(invitation, now);
  return { attempt: makeAttempt(db.secretKey, invitation.id, now) };
}
