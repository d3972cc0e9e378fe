/** What took an access away. */
export type RevocationCause =
  | "review"
  | "block"
  | "archive"
  | "delete"
  | "re-invite"
  | "badge"
  | "bridge-stolen";

/** How far one bridge is. `guaranteedBy` (ms) is the end of the lease it held when the revocation was made; null when nothing bounds it. */
export type RevocationAck = {
  readonly bridgeId: string;
  readonly guaranteedBy: number | null;
  readonly state:
    | { readonly kind: "pending" }
    | { readonly kind: "acknowledged"; readonly at: number; readonly measuredMs: number };
};

/** A revocation and every bridge it has to reach. `position` is its place in the change log, times are ms since 1970. */
export type Revocation = {
  readonly id: string;
  readonly userId: string;
  readonly cause: RevocationCause;
  readonly position: number;
  readonly at: number;
  readonly acks: readonly RevocationAck[];
};

/** A bridge as it stands when a revocation is made. `leaseEndsAt` null: it never had a list and opens for nobody. */
export type BridgeAtRevocation = {
  readonly bridgeId: string;
  readonly leaseEndsAt: number | null;
  /** Named in the bridge's policy for the time after the lease: then no end bounds it. */
  readonly isCriticalHere: boolean;
};

/** What is known about a bridge when somebody looks. */
export type BridgeNow = {
  readonly bridgeId: string;
  readonly isConnected: boolean;
  readonly lastSeenAt: number | null;
};

/** One bridge's part of the answer. `lapsed`: never reached, but its lease has ended, so it denies everybody it does not name. */
export type BridgeProgress = {
  readonly bridgeId: string;
  readonly state: "acknowledged" | "sending" | "cut-off" | "lapsed";
  readonly measuredMs: number | null;
  readonly guaranteedBy: number | null;
  readonly lastSeenAt: number | null;
};

/**
 * The facts of "enforced at 3 of 4, site D last seen 09:12, guaranteed by 10:12". `state` is `enforced` only when no
 * bridge can still open; `guaranteedBy` is the last deadline of those that can, null when there is none.
 */
export type RevocationProgress = {
  readonly state: "enforced" | "pending" | "unbounded";
  readonly enforced: number;
  readonly total: number;
  readonly guaranteedBy: number | null;
  /** The slowest acknowledgement so far, ms from the revocation's commit to durable at the bridge; null before the first. */
  readonly measuredMs: number | null;
  readonly bridges: readonly BridgeProgress[];
};

/** A revocation nobody has acknowledged yet. A bridge without a list has nothing to forget and counts as reached. */
export function openRevocation(
  revocation: Omit<Revocation, "acks">,
  bridges: readonly BridgeAtRevocation[],
): Revocation {
  const acks = bridges.map(({ bridgeId, leaseEndsAt, isCriticalHere }): RevocationAck => {
    if (leaseEndsAt === null)
      return {
        bridgeId,
        guaranteedBy: revocation.at,
        state: { kind: "acknowledged", at: revocation.at, measuredMs: 0 },
      };
    return { bridgeId, guaranteedBy: isCriticalHere ? null : leaseEndsAt, state: { kind: "pending" } };
  });
  return { ...revocation, acks };
}

/** Records that a bridge holds everything up to `position` durably, at `at`. The first acknowledgement stays; an older position or an unknown bridge changes nothing. */
export function acknowledge(
  revocation: Revocation,
  ack: { readonly bridgeId: string; readonly position: number; readonly at: number },
): Revocation {
  if (ack.position < revocation.position) return revocation;
  const isOpen = (known: RevocationAck) => known.bridgeId === ack.bridgeId && known.state.kind === "pending";
  if (!revocation.acks.some(isOpen)) return revocation;
  const measuredMs = Math.max(0, ack.at - revocation.at);
  const acks = revocation.acks.map((known) =>
    isOpen(known) ? { ...known, state: { kind: "acknowledged" as const, at: ack.at, measuredMs } } : known,
  );
  return { ...revocation, acks };
}

/** Where a revocation stands at `now`. A bridge missing from `bridges` counts as cut off. */
export function revocationProgress(
  revocation: Revocation,
  bridges: readonly BridgeNow[],
  now: number,
): RevocationProgress {
  const known = new Map(bridges.map((bridge) => [bridge.bridgeId, bridge]));
  const parts = revocation.acks.map((ack) => bridgeProgress(ack, known.get(ack.bridgeId), now));
  const open = parts.filter((part) => part.state === "sending" || part.state === "cut-off");
  const ends = open.map((part) => part.guaranteedBy).filter((end) => end !== null);
  const isBounded = ends.length === open.length;
  const measured = parts.map((part) => part.measuredMs).filter((ms) => ms !== null);
  return {
    state: open.length === 0 ? "enforced" : isBounded ? "pending" : "unbounded",
    enforced: parts.length - open.length,
    total: parts.length,
    guaranteedBy: isBounded && ends.length > 0 ? Math.max(...ends) : null,
    measuredMs: measured.length === 0 ? null : Math.max(...measured),
    bridges: parts,
  };
}

function bridgeProgress(ack: RevocationAck, bridge: BridgeNow | undefined, now: number): BridgeProgress {
  const { bridgeId, guaranteedBy } = ack;
  const lastSeenAt = bridge?.lastSeenAt ?? null;
  if (ack.state.kind === "acknowledged")
    return { bridgeId, state: "acknowledged", measuredMs: ack.state.measuredMs, guaranteedBy, lastSeenAt };
  const isLapsed = guaranteedBy !== null && now >= guaranteedBy;
  const state = isLapsed ? "lapsed" : bridge?.isConnected ? "sending" : "cut-off";
  return { bridgeId, state, measuredMs: null, guaranteedBy, lastSeenAt };
}
