import type { ReaderProfile } from "../../../formats/reader-profile.ts";

/** What an input of a reader is wired to, and which state of it means "door open" or "button pressed". */
export type InputWiring = {
  readonly input: number;
  readonly wiredAs: "door-contact" | "request-to-exit";
  readonly assertedWhen: "active" | "inactive";
};

/** Who a reader must say it is. */
export type PinnedIdentity = { readonly vendor: string; readonly serial: string };

/** One reader of a line, as configured. */
export type OsdpReaderSettings = {
  readonly readerId: string;
  /** 0 to 126. */
  readonly address: number;
  /** `required` never talks to a reader in clear beyond identification, whatever the reader says of itself. */
  readonly security: "required" | "plain";
  readonly profile: ReaderProfile;
  readonly inputs: readonly InputWiring[];
  /** The output that releases the lock; null when the lock is wired to another reader. */
  readonly lockOutput: number | null;
  /** Null takes whoever answers first, and watches for a change from then on. */
  readonly identity: PinnedIdentity | null;
  /** From one poll of the reader to its next, in milliseconds; left out, 50. */
  readonly pollMs?: number;
};

/** The two keys a reader may hold: while it is being keyed anew, nobody knows which one it took. */
export type ReaderKeys = { readonly current: Uint8Array | null; readonly candidate: Uint8Array | null };

/** Where keys are kept. `save` resolves only when they would survive a crash. */
export type KeyStore = {
  load(readerId: string): Promise<ReaderKeys>;
  save(readerId: string, keys: ReaderKeys): Promise<void>;
};

/** Keys in memory, for tests and simulations. */
export function memoryKeyStore(entries: Iterable<readonly [string, Uint8Array]>): KeyStore {
  const keys = new Map<string, ReaderKeys>();
  for (const [readerId, current] of entries) keys.set(readerId, { current, candidate: null });
  return {
    load: (readerId) => Promise.resolve(keys.get(readerId) ?? { current: null, candidate: null }),
    save: (readerId, saved) => {
      keys.set(readerId, saved);
      return Promise.resolve();
    },
  };
}
