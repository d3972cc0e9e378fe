import type { Db } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { lastFour, normaliseLastFour } from "@gatehouse/domain/invitations/magic-code";
import { checkLink, judgeCode } from "@gatehouse/domain/sessions/sign-in-link";
import { deriveCode, hashSecret } from "../secrets/derive-secret.ts";
import { findRoles } from "../sessions/find-roles.ts";
import { inSessionTransaction, type SessionScope } from "../sessions/in-session-transaction.ts";
import { type SessionStore, sessionsIn } from "../sessions/session-store.ts";
import { countTry } from "./count-try.ts";

/** A link opened by a person: its token, and the end of the code where the link is bound to no browser. */
export type LinkProof = {
  readonly token: string;
  readonly lastFour?: string | undefined;
  readonly browserHash: string | null;
  readonly address: string;
};

/** Opens the session of a proved admin; runs in the transaction that uses the link up. */
export type BeginSession<T> = (adminId: string, sessions: SessionStore) => Promise<T>;

/**
 * Uses a mailed link up and lets `begin` open the session, both or neither. Of two clicks at once one wins. A link
 * nobody's browser asked for (printed, or mailed to a first owner) also wants the last four signs of its code, so that
 * a mail scanner that runs scripts and presses every button burns nothing.
 * @throws {DomainError} `sign-in.link-invalid`, `sign-in.other-browser`, `sign-in.code-needed`, `sign-in.code-wrong` with `triesLeft`, `request.too-many`
 */
export async function useSignInLink<T>(db: Db, proof: LinkProof, begin: BeginSession<T>): Promise<T> {
  await countTry(db, proof.address);
  const outcome = await inSessionTransaction(db, async (scope) => {
    const link = await lockLink(scope, hashSecret(proof.token));
    checkLink(link, proof.browserHash, scope.now);
    if (link.browserHash === null) {
      if (proof.lastFour === undefined) throw new DomainError("sign-in.code-needed");
      const right =
        lastFour(deriveCode(scope.secretKey, "sign-in-code", link.id)) === normaliseLastFour(proof.lastFour);
      const verdict = judgeCode(link, right);
      // Returned, not thrown: the wrong try has to be kept.
      if (!verdict.right) return countWrongTry(scope, [link.id], verdict.triesLeft);
    }
    return { begun: await openOnce(db, scope, link, begin) };
  });
  if ("triesLeft" in outcome) throw new DomainError("sign-in.code-wrong", { triesLeft: outcome.triesLeft });
  return outcome.begun;
}

/** Uses up the link and begins; the row is held, so nobody else can have used it since it was judged. */
export async function openOnce<T>(
  db: Db,
  scope: SessionScope,
  link: { id: string; adminId: string },
  begin: BeginSession<T>,
): Promise<T> {
  if ((await findRoles(scope.client, link.adminId)).length === 0)
    throw new DomainError("sign-in.link-invalid");
  const used = await scope.client.signInLink.updateMany({
    where: { id: link.id, usedAt: null },
    data: { usedAt: scope.now },
  });
  if (used.count !== 1) throw new DomainError("sign-in.link-invalid");
  return begin(link.adminId, sessionsIn(db, scope));
}

/** Keeps a wrong try on each of the given links. */
export async function countWrongTry(
  scope: SessionScope,
  ids: readonly string[],
  triesLeft: number,
): Promise<{ triesLeft: number }> {
  await scope.client.signInLink.updateMany({
    where: { id: { in: [...ids] } },
    data: { wrongTries: { increment: 1 } },
  });
  return { triesLeft };
}

async function lockLink(scope: SessionScope, tokenHash: string) {
  await scope.client.$queryRaw`select id from sign_in_links where token_hash = ${tokenHash} for update`;
  return scope.client.signInLink.findUnique({ where: { tokenHash } });
}
