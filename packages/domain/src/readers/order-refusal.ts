/** Why a bridge did not carry out an order that reached it in time; `no-answer`: it may or may not have been carried out. */
export const orderRefusals = [
  "reader-unknown",
  "reader-offline",
  "reader-quarantined",
  "not-secure",
  "key-not-kept",
  "no-lock-output",
  "rejected-by-reader",
  "out-of-range",
  "superseded",
  "line-shared",
  "unsupported",
  "no-answer",
  "line-unknown",
  "line-without-messages",
  "disk-refused",
  "install-mode-open",
  "already-recording",
] as const;
export type OrderRefusal = (typeof orderRefusals)[number];

/** Whether a text names why an order was not carried out. */
export const isOrderRefusal = (given: unknown): given is OrderRefusal =>
  orderRefusals.some((refusal) => refusal === given);
