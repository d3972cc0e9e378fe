import { DomainError } from "../errors/domain-error.ts";

/** How long a mailed link and its code are good for (OWASP ASVS 5.0, 6.5.5: out of band, at most ten minutes). */
export const signInValidityMs = 10 * 60 * 1000;

/** How many wrong codes end a link together with its code. */
export const maxWrongSignInCodes = 5;

/** A request to sign in, as judging needs it. */
export type SignInLink = {
  /** Null while nobody with this address is known; such a link opens nothing. */
  readonly adminId: string | null;
  /** The browser that asked, as a hash; null for a link nobody's browser asked for. */
  readonly browserHash: string | null;
  readonly wrongTries: number;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

/** What the typed code came to. */
export type CodeVerdict = { readonly right: true } | { readonly right: false; readonly triesLeft: number };

/** Whether the link, or the code beside it, can still be used by anybody. */
export function isOpen(link: SignInLink, now: Date): boolean {
  return link.usedAt === null && link.expiresAt > now && link.wrongTries < maxWrongSignInCodes;
}

/**
 * Passes for an open link of a known admin in the browser that asked for it (ASVS 6.6.2).
 * A link nobody's browser asked for is good in any: its page asks for the end of the code instead.
 * @throws {DomainError} `sign-in.link-invalid`, `sign-in.other-browser`
 */
export function checkLink(
  link: SignInLink | null,
  browserHash: string | null,
  now: Date,
): asserts link is SignInLink & { adminId: string } {
  if (link === null || link.adminId === null || !isOpen(link, now))
    throw new DomainError("sign-in.link-invalid");
  if (link.browserHash !== null && link.browserHash !== browserHash)
    throw new DomainError("sign-in.other-browser");
}

/** Judges a code by whether it matches: a link without an admin has no right code, and answers like any other. */
export function judgeCode(link: SignInLink, matches: boolean): CodeVerdict {
  if (matches && link.adminId !== null) return { right: true };
  return { right: false, triesLeft: Math.max(0, maxWrongSignInCodes - link.wrongTries - 1) };
}
