import { hashSecret } from "@gatehouse/services/secrets/derive-secret";
import type { HeldSession } from "@gatehouse/services/sessions/find-session";
import type { SessionOrigin, SessionStore } from "@gatehouse/services/sessions/session-store";
import type { Adapter, DatabaseSession } from "lucia";

declare module "lucia" {
  interface Register {
    DatabaseSessionAttributes: { readonly origin: SessionOrigin } | { readonly held: HeldSession };
    DatabaseUserAttributes: object;
  }
}

/**
 * Lucia's storage. Lucia keeps the session's secret as its primary key; this adapter hands on its SHA-256 only, so a
 * dump of the database opens nothing. Ends are judged by the database's clock in the store: an ended session is not found,
 * and the end of a live one is told in this process's clock, which is the one Lucia compares with.
 */
export function sessionAdapter(store: SessionStore): Adapter {
  return {
    getSessionAndUser: async (secret) => {
      const held = await store.find(hashSecret(secret));
      if (!held) return [null, null];
      const session: DatabaseSession = {
        id: secret,
        userId: held.adminId,
        expiresAt: new Date(Date.now() + held.expiresAt.getTime() - held.now.getTime()),
        attributes: { held },
      };
      return [session, { id: held.adminId, attributes: {} }];
    },
    setSession: async ({ id, userId, attributes }) => {
      if (!("origin" in attributes)) throw new Error("a new session needs an origin");
      await store.insert({ ...attributes.origin, idHash: hashSecret(id), adminId: userId });
    },
    // The store moves the end itself at every use, by role and never past the absolute end.
    updateSessionExpiration: async () => {},
    deleteSession: (secret) => store.remove(hashSecret(secret), "signed-out"),
    getUserSessions: () => refuse("getUserSessions"),
    deleteUserSessions: () => refuse("deleteUserSessions"),
    deleteExpiredSessions: () => refuse("deleteExpiredSessions"),
  };
}

/** Lists and mass ends are use cases of `services/sessions`, which also write them into the log. */
function refuse(method: string): never {
  throw new Error(`${method} would work around the log: use services/sessions`);
}
