/** Who may still enter after a lease has ended: nobody, or these named people. */
export type LeasePolicy = "deny" | { readonly criticalOnly: readonly string[] };

/** How long a bridge may decide on what it knows. Times are ms since 1970 by the server's clock. */
export type Lease = { readonly issuedAt: number; readonly endsAt: number; readonly policy: LeasePolicy };

const minute = 60_000;

/** 15 minutes: shorter, and an ordinary restart of the network would close the doors. */
export const minLeaseMs = 15 * minute;
/** Seven days: a lease is never unlimited. */
export const maxLeaseMs = 7 * 24 * 60 * minute;
/** What a project gets until it chooses. */
export const defaultLeaseMs = 24 * 60 * minute;

/** A clock this much behind the lease's own issue is no longer believed: setting it back must not stretch a lease. */
const clockDoubtMs = minute;

/** A lease from now on. A length outside 15 min to 7 d is brought to the nearer bound; one that is no number becomes the shortest. */
export function issueLease(now: number, lengthMs: number, policy: LeasePolicy): Lease {
  const wanted = Number.isFinite(lengthMs) ? lengthMs : minLeaseMs;
  return { issuedAt: now, endsAt: now + Math.min(maxLeaseMs, Math.max(minLeaseMs, wanted)), policy };
}

/** When the lease ends in fact: its own end, but never more than 7 d after it was issued, whatever was received. */
export function leaseEnd(lease: Lease): number {
  return Math.min(lease.endsAt, lease.issuedAt + maxLeaseMs);
}

/** Whether the list may be decided on at `at`. Not a number, before the issue (clock set back) or after the end: no. */
export function isLeaseRunning(lease: Lease, at: number): boolean {
  return at >= lease.issuedAt - clockDoubtMs && at < leaseEnd(lease);
}

/** Whether the lease's policy names this person for the time after its end. */
export function isCritical(policy: LeasePolicy, holderId: string): boolean {
  return policy !== "deny" && policy.criticalOnly.includes(holderId);
}

/** The lease to hold after a heartbeat: only one issued later replaces the present one, so a replayed heartbeat renews nothing. */
export function renewLease(held: Lease, received: Lease): Lease {
  return received.issuedAt > held.issuedAt && received.endsAt > received.issuedAt ? received : held;
}

/**
 * Whether the server may renew a bridge's lease: only when the bridge has acknowledged the newest block meant for it.
 * That is what makes a revocation's deadline, the end of the lease then held, a promise.
 */
export function mayRenewLease(acknowledgedBlockPosition: number, newestBlockPosition: number): boolean {
  return acknowledgedBlockPosition >= newestBlockPosition;
}
