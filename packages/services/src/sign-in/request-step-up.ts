import type { Db } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { signInValidityMs } from "@gatehouse/domain/sessions/sign-in-link";
import { networkOf, takePoints } from "../rate-limits/take-points.ts";
import { inSessionTransaction } from "../sessions/in-session-transaction.ts";
import { openLink, queueLinkMail } from "./open-link.ts";
import { askLimits } from "./sign-in-limits.ts";

/**
 * Mails a signed-in admin a link and a code to prove again who they are; used in the same browser it renews the session
 * instead of opening another. Answers the address the mail goes to.
 * @throws {DomainError} `request.too-many`, `request.not-found`
 */
export function requestStepUp(
  db: Db,
  request: { adminId: string; browserHash: string; address: string },
): Promise<string> {
  const { adminId, browserHash, address } = request;
  return inSessionTransaction(db, async (scope) => {
    const admin = await scope.client.admin.findUnique({ where: { id: adminId } });
    if (!admin) throw new DomainError("request.not-found");
    await takePoints(scope.client, scope.now, [
      {
        name: "sign-in/address-from-network",
        of: `${admin.email} ${networkOf(address)}`,
        limit: askLimits.addressFromNetwork,
      },
      { name: "sign-in/address", of: admin.email, limit: askLimits.address },
    ]);
    const id = await openLink(scope, { email: admin.email, adminId, browserHash, validMs: signInValidityMs });
    await queueLinkMail(scope, { id, email: admin.email });
    return admin.email;
  });
}
