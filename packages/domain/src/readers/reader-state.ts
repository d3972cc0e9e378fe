/** How a reader is reached. `quarantined`: something speaks against it, and nothing it says is believed. */
export const readerLinks = ["online", "offline", "quarantined", "unknown"] as const;
export type ReaderLink = (typeof readerLinks)[number];

/** How the link to a reader is protected: its own key, the well-known install key, or not at all. */
export const readerProtections = ["scbk", "scbkd", "none"] as const;
export type ReaderProtection = (typeof readerProtections)[number];

/** What broke the trust in a reader. */
export const quarantineCauses = [
  "key-mismatch",
  "mac-failure",
  "downgrade",
  "identity-changed",
  "duplicate-address",
  "no-key",
  "weak-key",
  "secure-channel-unsupported",
] as const;
export type QuarantineCause = (typeof quarantineCauses)[number];

/** Whether a text names what broke the trust in a reader. */
export const isQuarantineCause = (given: unknown): given is QuarantineCause =>
  quarantineCauses.some((cause) => cause === given);

/** What a line speaks; `simulated` readers exist in their bridge's process only. */
export const readerProtocols = [
  "osdp",
  "serial-line",
  "esp-rfid",
  "zigbee-lock",
  "mqtt",
  "simulated",
] as const;
export type ReaderProtocol = (typeof readerProtocols)[number];

/** What the configuration asks of a reader's link: a secure channel, or none. Protocols without keys ask nothing. */
export const readerSecurities = ["required", "plain"] as const;
export type ReaderSecurity = (typeof readerSecurities)[number];
