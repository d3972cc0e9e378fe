import type { Db } from "@gatehouse/db/client";
import { signInValidityMs } from "@gatehouse/domain/sessions/sign-in-link";
import { normaliseEmail } from "@gatehouse/domain/users/normalise";
import { networkOf, takePoints } from "../rate-limits/take-points.ts";
import { inSessionTransaction } from "../sessions/in-session-transaction.ts";
import { openLink } from "./open-link.ts";
import { askLimits } from "./sign-in-limits.ts";

/** Who asks for a mail: an address, the browser (as a hash) and the network it comes from. */
export type SignInRequest = {
  readonly email: string;
  readonly browserHash: string;
  readonly address: string;
};

/**
 * Writes down that somebody wants to sign in, and does the same for every address: whether it is known is looked up
 * later, by `prepareSignInMails`, so neither the answer nor its time can tell (OWASP ASVS 5.0, 6.3.8).
 * @throws {DomainError} `request.too-many`
 */
export function requestSignIn(db: Db, request: SignInRequest): Promise<void> {
  const email = normaliseEmail(request.email);
  const network = networkOf(request.address);
  return inSessionTransaction(db, async (scope) => {
    await takePoints(scope.client, scope.now, [
      {
        name: "sign-in/address-from-network",
        of: `${email} ${network}`,
        limit: askLimits.addressFromNetwork,
      },
      { name: "sign-in/address", of: email, limit: askLimits.address },
      { name: "sign-in/network", of: network, limit: askLimits.network },
    ]);
    await openLink(scope, {
      email,
      adminId: null,
      browserHash: request.browserHash,
      validMs: signInValidityMs,
    });
  });
}
