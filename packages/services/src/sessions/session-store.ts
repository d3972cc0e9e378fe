import type { Db } from "@gatehouse/db/client";
import { absoluteEnd, idleEnd, lifetimeFor } from "@gatehouse/domain/sessions/session-lifetime";
import { newId } from "../rows/new-id.ts";
import { findRoles } from "./find-roles.ts";
import { findSession, type HeldSession } from "./find-session.ts";
import { inSessionTransaction, type SessionScope } from "./in-session-transaction.ts";

/** Where a session began. */
export type SessionOrigin = { readonly userAgent: string; readonly address: string };

/** A session to store, known by the SHA-256 of its secret. */
export type NewSession = SessionOrigin & { readonly idHash: string; readonly adminId: string };

/** Sessions by the hash of their secret; the secret itself never comes here. */
export type SessionStore = {
  readonly find: (idHash: string) => Promise<HeldSession | undefined>;
  readonly insert: (session: NewSession) => Promise<void>;
  /** Gives a session a new secret and writes down that its admin has just proved who they are; the old secret is dead. False when there is none. */
  readonly renew: (idHash: string, nextHash: string) => Promise<boolean>;
  /** Ends a session; one that is not there stays so. */
  readonly remove: (idHash: string, how: "signed-out" | "replaced") => Promise<void>;
};

/** The store inside one open transaction. */
export function sessionsIn(db: Db, scope: SessionScope): SessionStore {
  return {
    find: (idHash) => findSession(db, idHash, scope.client),
    insert: (session) => insertSession(scope, session),
    renew: (idHash, nextHash) => renewSession(scope, idHash, nextHash),
    remove: (idHash, how) => removeSession(scope, idHash, how),
  };
}

/** The store with one transaction for each call. */
export function sessionsOf(db: Db): SessionStore {
  return {
    find: (idHash) => findSession(db, idHash),
    insert: (session) => inSessionTransaction(db, (scope) => insertSession(scope, session)),
    renew: (idHash, nextHash) => inSessionTransaction(db, (scope) => renewSession(scope, idHash, nextHash)),
    remove: (idHash, how) => inSessionTransaction(db, (scope) => removeSession(scope, idHash, how)),
  };
}

async function insertSession(scope: SessionScope, session: NewSession): Promise<void> {
  const { now } = scope;
  const { adminId, address } = session;
  const lifetime = lifetimeFor(await findRoles(scope.client, adminId));
  const endsAt = absoluteEnd(now, lifetime);
  const id = newId(now.getTime());
  const userAgent = session.userAgent.slice(0, 300);
  await scope.client.session.create({
    data: {
      id,
      idHash: session.idHash,
      adminId,
      userAgent,
      address,
      createdAt: now,
      lastSeenAt: now,
      provedAt: now,
      endsAt,
      expiresAt: idleEnd(now, endsAt, lifetime),
    },
  });
  scope.log({ adminId, sessionId: id, provedAt: now }, "session.started", { address, userAgent });
}

async function renewSession(scope: SessionScope, idHash: string, nextHash: string): Promise<boolean> {
  const { now } = scope;
  const [held] = await scope.client.$queryRaw<{ id: string; admin_id: string }[]>`
    select id, admin_id from sessions where id_hash = ${idHash} for update`;
  if (!held) return false;
  const session = { id: held.id, adminId: held.admin_id };
  const lifetime = lifetimeFor(await findRoles(scope.client, session.adminId));
  const endsAt = absoluteEnd(now, lifetime);
  await scope.client.session.update({
    where: { idHash },
    data: {
      idHash: nextHash,
      provedAt: now,
      lastSeenAt: now,
      endsAt,
      expiresAt: idleEnd(now, endsAt, lifetime),
    },
  });
  scope.log({ adminId: session.adminId, sessionId: session.id, provedAt: now }, "session.proved");
  return true;
}

async function removeSession(scope: SessionScope, idHash: string, how: string): Promise<void> {
  const [gone] = await scope.client.$queryRaw<{ id: string; admin_id: string; proved_at: Date }[]>`
    delete from sessions where id_hash = ${idHash} returning id, admin_id, proved_at`;
  if (gone)
    scope.log({ adminId: gone.admin_id, sessionId: gone.id, provedAt: gone.proved_at }, "session.ended", {
      how,
    });
}
