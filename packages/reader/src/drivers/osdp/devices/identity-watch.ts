import type { ReaderIdentity } from "../../../observations/door-observation.ts";
import { hexOf } from "../bytes.ts";
import type { DeviceIdentity } from "../messages/identities.ts";
import type { PinnedIdentity } from "./device-settings.ts";

/** A reader that has not said who it is. */
export const unknownIdentity: ReaderIdentity = { vendor: null, model: null, serial: null, firmware: null };

/** Remembers who a reader said it is, and notices when it is somebody else: a reader was swapped. */
export class IdentityWatch {
  readonly isPinned: boolean;
  #expected: PinnedIdentity | null;
  #seen: ReaderIdentity | null = null;

  constructor(pinned: PinnedIdentity | null) {
    this.isPinned = pinned !== null;
    this.#expected = pinned;
  }

  /** Who answered last. */
  get seen(): ReaderIdentity | null {
    return this.#seen;
  }

  accepts(identity: DeviceIdentity): boolean {
    const [vendor, serial] = [hexOf(identity.vendor), String(identity.serial)];
    const firmware = identity.firmware.join(".");
    this.#seen = { vendor, model: `${identity.model}.${identity.version}`, serial, firmware };
    this.#expected ??= { vendor, serial };
    return this.#expected.vendor === vendor && this.#expected.serial === serial;
  }
}
