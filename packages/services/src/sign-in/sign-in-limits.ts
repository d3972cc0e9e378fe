import type { RateLimit } from "../rate-limits/take-points.ts";

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

/**
 * How often a mail may be asked for. By address and network together first, so that a stranger cannot use up what the
 * owner of an address needs; by address, so that nobody is buried in mails; by network, wide enough for an office.
 */
export const askLimits = {
  addressFromNetwork: { points: 6, windowMs: hourMs },
  address: { points: 20, windowMs: hourMs },
  network: { points: 100, windowMs: hourMs },
} as const satisfies Record<string, RateLimit>;

/** How many links and codes one network may try. Each link has its own limit on top (`maxWrongSignInCodes`). */
export const tryLimit: RateLimit = { points: 60, windowMs: 10 * minuteMs };
