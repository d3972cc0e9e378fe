/** The path of the sites' socket server; its engine has limits of its own. */
export const bridgeLinkPath = "/bridge-link";

/** Both sides must speak the same; another number is refused with a line that says which program to update. */
export const bridgeProtocol = 1;

/** A connected program that has not proved who it is within this time is cut. */
export const helloWithinMs = 5_000;

/** The most events of one batch, and its most bytes as JSON; one batch is in flight at a time. */
export const batchLimit = { entries: 500, bytes: 64_000 } as const;

/** Rows of one part of a whole list. Small enough that a block never waits long behind one. */
export const listPartRows = 1_000;

/** How often the server renews a lease and asks a bridge how it is. */
export const leaseHeartbeatMs = 10_000;

/** How long an acknowledgement of a bridge may take before the link counts as broken. */
export const bridgeAckMs = 10_000;
