import type {
  OfflineCause,
  ReaderIdentity,
  UntimedReaderObservation,
} from "../../../observations/door-observation.ts";
import type { DeviceHooks } from "./device-hooks.ts";

/** Passes a reader's observations on, and knows whether all of them were acknowledged. */
export class ObservationGate {
  readonly #readerId: string;
  readonly #hooks: DeviceHooks;
  #held = 0;
  #reads = 0;
  #told: "online" | OfflineCause | null = null;

  constructor(readerId: string, hooks: DeviceHooks) {
    this.#readerId = readerId;
    this.#hooks = hooks;
  }

  /** Observations that nobody has acknowledged yet; while there is one, the reader is not polled. */
  get held(): number {
    return this.#held;
  }

  get reads(): number {
    return this.#reads;
  }

  observe(...observations: readonly UntimedReaderObservation[]): void {
    for (const observation of observations) {
      if (observation.kind === "credential-read") this.#reads += 1;
      this.#held += 1;
      void this.#hooks.observe(observation).then(() => {
        this.#held -= 1;
        if (this.#held === 0) this.#hooks.wake();
      });
    }
  }

  /** Says once that the reader is there; of one that was there all along, that its session is a new one. */
  tellOnline(protection: "scbk" | "none", identity: ReaderIdentity): void {
    if (this.#told === "online") {
      this.observe({ kind: "reader-resumed", readerId: this.#readerId });
      return;
    }
    this.#told = "online";
    this.observe({ kind: "reader-online", readerId: this.#readerId, protection, identity });
  }

  /** Says once that the reader is away, and once more when the reason is another: one that was kept out may fall silent. */
  tellOffline(cause: OfflineCause): void {
    if (this.#told === cause) return;
    this.#told = cause;
    this.observe({ kind: "reader-offline", readerId: this.#readerId, cause });
  }

  /** The line is new, and so is everything that is said about the reader. */
  reset(): void {
    this.#told = null;
  }
}
