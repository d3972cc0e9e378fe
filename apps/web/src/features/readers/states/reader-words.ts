import type {
  QuarantineCause,
  ReaderProtection,
  ReaderProtocol,
  ReaderSecurity,
} from "@gatehouse/domain/readers/reader-state";

/** What a line speaks, as people call it. Total by type. */
export const protocolWords: Record<ReaderProtocol, string> = {
  osdp: "OSDP",
  "serial-line": "Serial line",
  "esp-rfid": "MQTT, esp-rfid",
  "zigbee-lock": "MQTT, Zigbee lock",
  mqtt: "MQTT",
  simulated: "Simulated",
};

/** What the configuration asks of the link to a reader; `none` where the protocol has no keys. Total by type. */
export const securityWords: Record<
  ReaderSecurity | "none",
  { readonly short: string; readonly long: string }
> = {
  required: { short: "Required", long: "Secure channel required" },
  plain: { short: "In clear", long: "May talk in clear, as its bridge is configured" },
  none: { short: "No keys", long: "This protocol has no keys" },
};

/** How the link is protected now. Total by type. */
export const protectionWords: Record<ReaderProtection, string> = {
  scbk: "Under its own key",
  scbkd: "Under the well-known install key",
  none: "Not encrypted",
};

/** Why a reader is not trusted: in two words, in a sentence, and what to look at before it is trusted again. */
export type QuarantineWords = { readonly short: string; readonly why: string; readonly check: string };

/** The words for a quarantine. Total by type. */
export const quarantineWords: Record<QuarantineCause, QuarantineWords> = {
  "key-mismatch": {
    short: "another key",
    why: "It holds another key than its bridge: a new reader, or not yours.",
    check:
      "Was it replaced? Then give it a key in install mode. If nobody touched it, go and see what hangs on the wire.",
  },
  "mac-failure": {
    short: "false messages",
    why: "Messages that only this reader could have made were wrong three times within a minute.",
    check: "Look for a device between the reader and the bridge, then at the wiring.",
  },
  downgrade: {
    short: "answered in clear",
    why: "Something answered in clear what only the secure channel may say.",
    check: "Look for a device between the reader and the bridge. A reader does not do this by itself.",
  },
  "identity-changed": {
    short: "another device",
    why: "Another device answers under this reader's address.",
    check: "Was it replaced? If nobody did, go and look. Its name is pinned in the bridge's configuration.",
  },
  "duplicate-address": {
    short: "address taken twice",
    why: "Two readers answer to one address of the line.",
    check: "Give one of them another address, or take it off the line.",
  },
  "no-key": {
    short: "no key",
    why: "Its bridge has no key for it.",
    check: "Give it one in install mode, or write its key into the bridge's configuration.",
  },
  "weak-key": {
    short: "weak key",
    why: "Its key is no secret: the install key, or one that a person typed.",
    check: "Give it a random key in install mode, or write one into the bridge's configuration.",
  },
  "secure-channel-unsupported": {
    short: "no secure channel",
    why: "It has no secure channel, and its bridge is configured to require one.",
    check: "Use a reader that has one. Letting it in again changes nothing about that.",
  },
};
