import type { Db } from "@gatehouse/services/connection";
import { sessionsOf } from "@gatehouse/services/sessions/session-store";
import { cookieNames, readCookie } from "./cookies/cookies.ts";
import { type Origins, originsOf } from "./origins/origins.ts";
import { luciaOver } from "./sessions/lucia.ts";
import { type SignInVerbs, signInVerbs } from "./sign-in/sign-in-verbs.ts";

/** A signed-in admin, before any project is named. */
export type SignedIn = { readonly adminId: string; readonly sessionId: string; readonly provedAt: Date };

/** Who calls, and where from; one per process. */
export type Auth = Origins &
  SignInVerbs & {
    /** Finds the live session of a request by its cookie; its use is written down once a minute. */
    readonly readSession: (headers: {
      readonly cookie?: string | undefined;
    }) => Promise<SignedIn | undefined>;
  };

/** What the secret of a session looks like; anything else is not asked for. */
const secretShape = /^[a-z0-9]{40}$/;

/** Sessions, sign-in and origins of the product at `publicUrl`. Over https the cookies carry the `__Host-` prefix. */
export function makeAuth(db: Db, options: { readonly publicUrl: string }): Auth {
  const secure = new URL(options.publicUrl).protocol === "https:";
  const names = cookieNames(secure);
  const lucia = luciaOver(sessionsOf(db));
  return {
    ...originsOf(options.publicUrl),
    ...signInVerbs(names, secure),
    readSession: async ({ cookie }) => {
      const secret = readCookie(cookie, names.session);
      if (secret === undefined || !secretShape.test(secret)) return undefined;
      const { session } = await lucia.validateSession(secret);
      const held = session?.held;
      return held && { adminId: held.adminId, sessionId: held.id, provedAt: held.provedAt };
    },
  };
}
