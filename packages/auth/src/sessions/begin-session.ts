import { hashSecret } from "@gatehouse/services/secrets/derive-secret";
import type { SessionOrigin, SessionStore } from "@gatehouse/services/sessions/session-store";
import { generateIdFromEntropySize } from "lucia";
import { luciaOver } from "./lucia.ts";

/** Entropy of a session's secret, as Lucia makes it: 200 bits. */
const secretBytes = 25;

/** What a browser that has just proved an admin brings along. */
export type Beginning = {
  readonly adminId: string;
  readonly currentSecret: string | undefined;
  readonly origin: SessionOrigin;
};

/**
 * Answers the secret of a session for an admin who has just proved who they are. A live session of the same admin in this
 * browser goes on under a new secret; one of somebody else ends. The secret is never one that was known before.
 */
export async function beginSession(store: SessionStore, beginning: Beginning): Promise<string> {
  const { adminId, currentSecret, origin } = beginning;
  if (currentSecret !== undefined) {
    const held = await store.find(hashSecret(currentSecret));
    if (held?.adminId === adminId) {
      const next = generateIdFromEntropySize(secretBytes);
      if (await store.renew(hashSecret(currentSecret), hashSecret(next))) return next;
    }
    await store.remove(hashSecret(currentSecret), "replaced");
  }
  const session = await luciaOver(store).createSession(adminId, { origin });
  return session.id;
}
