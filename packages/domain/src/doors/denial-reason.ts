/**
 * Every reason a door may stay shut, as events carry them. Our own decision gives the first group; the second comes
 * from devices and hosts that decide themselves.
 */
export const denialReasons = [
  "reader-unknown",
  "parity-error",
  "format-unknown",
  "facility-mismatch",
  "code-invalid",
  "code-expired",
  "replayed-token",
  "stale-read",
  "list-stale",
  "unknown-credential",
  "credential-inactive",
  "user-archived",
  "user-blocked",
  "review-required",
  "lockdown",
  "no-access-at-door",
  "not-yet-valid",
  "credential-expired",
  "outside-schedule",
  "apb-violation",
  "occupancy-full",
  "pin-required",
  "pin-wrong",
  "pin-lockout",
  "host-timeout",
  "host-denied",
  "device-denied",
  "duress",
] as const;

/** One of the closed list of reasons. */
export type DenialReason = (typeof denialReasons)[number];
