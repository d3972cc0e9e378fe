import type { Tx } from "@gatehouse/db/transactions/tx";
import { lifetimeFor } from "@gatehouse/domain/sessions/session-lifetime";
import { findRoles } from "./find-roles.ts";

/** Shortens the open sessions of an admin to what their roles allow now; never lengthens one. */
export async function tightenSessions(tx: Tx, adminId: string): Promise<void> {
  const { idleMs, absoluteMs } = lifetimeFor(await findRoles(tx.client, adminId));
  await tx.client.$executeRaw`
    update sessions set
      ends_at = least(ends_at, proved_at + make_interval(secs => ${absoluteMs / 1000})),
      expires_at = least(expires_at, last_seen_at + make_interval(secs => ${idleMs / 1000}))
    where admin_id = ${adminId}::uuid`;
}
