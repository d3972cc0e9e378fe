import { timingSafeEqual } from "node:crypto";
import type { Db } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { normaliseMagicCode } from "@gatehouse/domain/invitations/magic-code";
import { isOpen, judgeCode } from "@gatehouse/domain/sessions/sign-in-link";
import { normaliseEmail } from "@gatehouse/domain/users/normalise";
import { hashSecret } from "../secrets/derive-secret.ts";
import { inSessionTransaction, type SessionScope } from "../sessions/in-session-transaction.ts";
import { countTry } from "./count-try.ts";
import { type BeginSession, countWrongTry, openOnce } from "./use-sign-in-link.ts";

/** A code typed beside the address it was mailed to, in the browser that asked. */
export type CodeProof = {
  readonly email: string;
  readonly code: string;
  readonly browserHash: string | null;
  readonly address: string;
};

/**
 * Uses a mailed code up. Whichever open mail of this browser it stands in, it is accepted; a wrong one counts against
 * all of them. An address nobody knows answers exactly as a known one does.
 * @throws {DomainError} `sign-in.code-wrong` with `triesLeft`, `sign-in.link-invalid`, `request.too-many`
 */
export async function useSignInCode<T>(db: Db, proof: CodeProof, begin: BeginSession<T>): Promise<T> {
  const typed = hashSecret(normaliseMagicCode(proof.code) ?? "");
  await countTry(db, proof.address);
  const outcome = await inSessionTransaction(db, async (scope) => {
    const links = (await lockLinks(scope, proof)).filter((link) => isOpen(link, scope.now));
    const [newest] = links;
    if (!newest) throw new DomainError("sign-in.link-invalid");
    const meant = links.find((link) => isSame(link.codeHash, typed)) ?? newest;
    const verdict = judgeCode(meant, isSame(meant.codeHash, typed));
    const ids = links.map((link) => link.id);
    // Returned, not thrown: the wrong try has to be kept.
    if (!verdict.right) return countWrongTry(scope, ids, verdict.triesLeft);
    if (meant.adminId === null) throw new DomainError("sign-in.link-invalid");
    return { begun: await openOnce(db, scope, { id: meant.id, adminId: meant.adminId }, begin) };
  });
  if ("triesLeft" in outcome) throw new DomainError("sign-in.code-wrong", { triesLeft: outcome.triesLeft });
  return outcome.begun;
}

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The links this browser asked for with this address, newest first, held until the transaction ends. */
async function lockLinks(scope: SessionScope, proof: CodeProof) {
  if (proof.browserHash === null) return [];
  const mine = { email: normaliseEmail(proof.email), browserHash: proof.browserHash, usedAt: null };
  await scope.client.$queryRaw`
    select id from sign_in_links where email = ${mine.email} and browser_hash = ${mine.browserHash} and used_at is null
    order by id for update`;
  return scope.client.signInLink.findMany({
    where: { ...mine, expiresAt: { gt: scope.now } },
    orderBy: { createdAt: "desc" },
  });
}
