const encoder = new TextEncoder();

/** Parts that cannot be mistaken for one another: each stands behind its own length. */
const joined = (purpose: string, parts: readonly (string | number)[]): Uint8Array<ArrayBuffer> =>
  encoder.encode([purpose, ...parts].map((part) => `${String(part).length}:${part}`).join(""));

/** What the new signing key signs when a phone is bound: this attempt, and no other pair of keys. */
export const bindingText = (binding: { attempt: string; signKey: string; agreeKey: string }) =>
  joined("gatehouse pass binding 1", [binding.attempt, binding.signKey, binding.agreeKey]);

/** What the bound key signs with every later call. `body` is the JSON text as it is sent, `at` ms since 1970. */
export const callText = (call: {
  method: string;
  projectId: string;
  passId: string;
  epoch: number;
  at: number;
  body: string;
}) =>
  joined("gatehouse pass call 1", [call.method, call.projectId, call.passId, call.epoch, call.at, call.body]);

/** What a MAC key belongs to. */
export type MacKeyOwner = {
  readonly projectId: string;
  readonly passNumber: number;
  readonly epoch: number;
  readonly keyGeneration: number;
};

/** The HKDF info (RFC 5869) under which both sides derive a pass's MAC key from their ECDH secret, with an empty salt. */
export const macKeyInfo = (owner: MacKeyOwner) =>
  joined("gatehouse pass mac key 1", [owner.projectId, owner.passNumber, owner.epoch, owner.keyGeneration]);
