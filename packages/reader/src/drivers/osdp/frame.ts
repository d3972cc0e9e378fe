/** First byte of every message (SIA OSDP v2.2, 5.9). */
export const startOfMessage = 0x53;
/** Idle line before a message; not part of it and not covered by its check. */
export const mark = 0xff;
/** Shortest message: header of five, code, one check byte. */
export const shortestFrame = 7;
/** Longest message any device may send. */
export const longestFrame = 1440;
/** What every reader must be able to take; more only when its capabilities say so. */
export const assuredFrame = 128;
/** Highest address of one reader; 0x7F asks whoever is there and is for installers only. */
export const highestAddress = 0x7e;
/** Address that every reader answers to. */
export const broadcastAddress = 0x7f;

/** Bits of the control byte. */
export const control = { sequence: 0x03, crc: 0x04, security: 0x08 } as const;

/** Types of the security block (SIA OSDP v2.2, annex D). */
export const securityBlock = {
  challenge: 0x11,
  clientCryptogram: 0x12,
  serverCryptogram: 0x13,
  initialMac: 0x14,
  commandMac: 0x15,
  replyMac: 0x16,
  commandEncrypted: 0x17,
  replyEncrypted: 0x18,
} as const;

/** Sequence number: 0 starts a conversation, then 1, 2, 3, 1, … */
export type SequenceNumber = 0 | 1 | 2 | 3;

/** The optional block that says how a message is protected. */
export type SecurityBlock = { readonly type: number; readonly data: Uint8Array };

/** What a message is made of, before check characters. `data` is as on the wire: encrypted where the block says so. */
export type FrameParts = {
  readonly address: number;
  readonly isReply: boolean;
  readonly sequence: SequenceNumber;
  readonly check: "crc" | "checksum";
  readonly security: SecurityBlock | null;
  readonly code: number;
  readonly data: Uint8Array;
};

/** A whole message whose check was right. `bytes` runs from the start byte to the last check byte. */
export type Frame = FrameParts & { readonly mac: Uint8Array | null; readonly bytes: Uint8Array };

/** Bytes of a message authentication code on the wire. */
export const macLength = 4;

/** Whether messages of this block type end in a message authentication code. */
export function carriesMac(type: number): boolean {
  return type >= securityBlock.commandMac && type <= securityBlock.replyEncrypted;
}

/** The part of a message its authentication code covers: everything before it. */
export function authenticatedPart(frame: Frame): Uint8Array {
  const checkLength = frame.check === "crc" ? 2 : 1;
  return frame.bytes.subarray(0, frame.bytes.length - checkLength - macLength);
}
