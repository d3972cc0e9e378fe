import { randomBytes } from "node:crypto";
import { deskLifetime } from "@gatehouse/domain/sessions/session-lifetime";
import { signInValidityMs } from "@gatehouse/domain/sessions/sign-in-link";
import type { Db } from "@gatehouse/services/connection";
import { hashSecret } from "@gatehouse/services/secrets/derive-secret";
import { type SessionStore, sessionsOf } from "@gatehouse/services/sessions/session-store";
import { requestSignIn } from "@gatehouse/services/sign-in/request-sign-in";
import { requestStepUp } from "@gatehouse/services/sign-in/request-step-up";
import { useSignInCode } from "@gatehouse/services/sign-in/use-sign-in-code";
import { useSignInLink } from "@gatehouse/services/sign-in/use-sign-in-link";
import { type CookieNames, cookieLine, readCookie } from "../cookies/cookies.ts";
import { beginSession } from "../sessions/begin-session.ts";

/** The request somebody signs in with, and how its answer sets cookies. */
export type Caller = {
  /** The database under the id of this request, which stands in the log. */
  readonly db: Db;
  readonly header: (name: string) => string | undefined;
  readonly setCookie: (line: string) => void;
  readonly address: string;
  readonly userAgent: string;
};

/** Signing in and out, as the edge calls it. Refusals are those of `services/sign-in`. */
export type SignInVerbs = {
  /** Asks for a mail; the answer is the same for every address. */
  readonly requestSignIn: (caller: Caller, email: string) => Promise<void>;
  /** Asks for a mail to prove again who one is; answers the address it goes to. */
  readonly requestStepUp: (caller: Caller, adminId: string) => Promise<string>;
  /** Signs in by the mailed link, after a person's click. */
  readonly confirmLink: (
    caller: Caller,
    proof: { readonly token: string; readonly lastFour?: string | undefined },
  ) => Promise<void>;
  /** Signs in by the code beside the link. */
  readonly confirmCode: (
    caller: Caller,
    proof: { readonly email: string; readonly code: string },
  ) => Promise<void>;
  /** Ends the session of this browser; there need not be one. */
  readonly signOut: (caller: Caller) => Promise<void>;
};

const browserShape = /^[A-Za-z0-9_-]{43}$/;

/** The verbs with the cookies of one public address. */
export function signInVerbs(names: CookieNames, secure: boolean): SignInVerbs {
  const cookie = (caller: Caller, name: string) => readCookie(caller.header("cookie"), name);
  const browserOf = (caller: Caller): string | undefined => {
    const value = cookie(caller, names.browser);
    return value !== undefined && browserShape.test(value) ? value : undefined;
  };
  /** The browser keeps the mark it has, so that each of two mails it asked for works. */
  const markBrowser = (caller: Caller): string => {
    const mark = browserOf(caller) ?? randomBytes(32).toString("base64url");
    caller.setCookie(
      cookieLine(names.browser, mark, { secure, sameSite: "Strict", maxAgeS: signInValidityMs / 1000 }),
    );
    return hashSecret(mark);
  };
  const browserHash = (caller: Caller): string | null => {
    const mark = browserOf(caller);
    return mark === undefined ? null : hashSecret(mark);
  };
  const begin = (caller: Caller) => (adminId: string, store: SessionStore) =>
    beginSession(store, { adminId, currentSecret: cookie(caller, names.session), origin: caller });
  const enter = (caller: Caller, secret: string): void => {
    // The server judges when a session ends; the cookie only has to last as long as the longest.
    caller.setCookie(
      cookieLine(names.session, secret, { secure, sameSite: "Lax", maxAgeS: deskLifetime.absoluteMs / 1000 }),
    );
    caller.setCookie(cookieLine(names.browser, "", { secure, sameSite: "Strict", maxAgeS: 0 }));
  };
  return {
    requestSignIn: (caller, email) =>
      requestSignIn(caller.db, { email, browserHash: markBrowser(caller), address: caller.address }),
    requestStepUp: (caller, adminId) =>
      requestStepUp(caller.db, { adminId, browserHash: markBrowser(caller), address: caller.address }),
    confirmLink: async (caller, proof) => {
      const asked = { ...proof, browserHash: browserHash(caller), address: caller.address };
      enter(caller, await useSignInLink(caller.db, asked, begin(caller)));
    },
    confirmCode: async (caller, proof) => {
      const asked = { ...proof, browserHash: browserHash(caller), address: caller.address };
      enter(caller, await useSignInCode(caller.db, asked, begin(caller)));
    },
    signOut: async (caller) => {
      const secret = cookie(caller, names.session);
      if (secret !== undefined) await sessionsOf(caller.db).remove(hashSecret(secret), "signed-out");
      caller.setCookie(cookieLine(names.session, "", { secure, sameSite: "Lax", maxAgeS: 0 }));
    },
  };
}
