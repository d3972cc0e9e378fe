import type { PassState } from "@gatehouse/contracts/passes/pass-state";
import type { PhoneKey } from "./phone-keys.ts";

/** The pass as this phone holds it. */
export type HeldPass = {
  readonly projectId: string;
  readonly passId: string;
  readonly passNumber: number;
  readonly epoch: number;
  readonly keyGeneration: number;
  readonly signKey: CryptoKey;
  readonly macKey: CryptoKey;
};

/** What the server said last, and when by its own clock. `offsetMs` is how far that clock is ahead of the phone's. */
export type LastContact = { readonly state: PassState; readonly at: number; readonly offsetMs: number };

/** Keys of a binding under way: an answer that got lost is asked for again with the very same keys. */
export type PendingKeys = { readonly sign: PhoneKey; readonly agree: PhoneKey; readonly madeAt: number };
