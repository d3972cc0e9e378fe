import { adminLifetime } from "@gatehouse/domain/sessions/session-lifetime";
import type { SessionStore } from "@gatehouse/services/sessions/session-store";
import { Lucia, TimeSpan } from "lucia";
import { sessionAdapter } from "./lucia-adapter.ts";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaOver>;
  }
}

/** Lucia over a store of sessions. It makes the 200-bit secrets and judges them; lifetimes, cookies and origins are ours. */
export const luciaOver = (store: SessionStore) =>
  new Lucia(sessionAdapter(store), {
    sessionExpiresIn: new TimeSpan(adminLifetime.idleMs, "ms"),
    getSessionAttributes: (attributes) => ({ held: "held" in attributes ? attributes.held : undefined }),
  });
