import { ReaderError } from "../../errors/reader-error.ts";
import type { DeviceDecision, UntimedReaderObservation } from "../../observations/door-observation.ts";
import type { PresentedCredential } from "../../observations/presented-credential.ts";
import type { Scheduler } from "../../supervisor/scheduler.ts";
import type { Random } from "../../supervisor/seeded-random.ts";
import { type PassageOutcome, SimulatedDoor } from "./simulated-door.ts";
import { type ObservationSink, SimulatedReader } from "./simulated-reader.ts";
import type { SimulatedDoorPlan, SiteTemperament } from "./site-plan.ts";

/** Somebody holds something against a reader. */
export type PresentationRequest = {
  readonly readerId: string;
  readonly credential: PresentedCredential;
  /** For readers that decide by themselves; left out, the bridge decides. */
  readonly decidedByDevice?: DeviceDecision;
};

/** What became of a presentation: whether the consumer acknowledged the read, and whether the person got through. */
export type Presentation = {
  readonly acknowledged: Promise<boolean>;
  readonly passage: Promise<PassageOutcome>;
};

type Door = { readonly plan: SimulatedDoorPlan; readonly door: SimulatedDoor };

/** What a simulated site is made of. */
export type SimulatedSiteParts = {
  readonly doors: readonly SimulatedDoorPlan[];
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly temperament: SiteTemperament;
};

// A push of the button, long enough to outlive any debouncing.
const buttonMs = 500;

/**
 * A building in memory: doors with readers, locks, leaves and exit buttons, which goes on living while no line is
 * connected to it. The same seed and the same clock give the same day.
 */
export class SimulatedSite {
  readonly #doors = new Map<string, Door>();
  readonly #doorsByReader = new Map<string, Door>();
  readonly #readers = new Map<string, SimulatedReader>();

  readonly #scheduler: Scheduler;

  constructor(parts: SimulatedSiteParts) {
    this.#scheduler = parts.scheduler;
    for (const plan of parts.doors) {
      const door = new SimulatedDoor(parts, {
        onLeaf: (leaf) => void this.#report({ kind: "door-contact", readerId: plan.inReaderId, leaf }),
        onLock: (active) =>
          void this.#report({ kind: "output-changed", readerId: plan.inReaderId, output: 0, active }),
      });
      const entry = { plan, door };
      this.#doors.set(plan.doorId, entry);
      for (const readerId of [plan.inReaderId, plan.outReaderId]) {
        if (readerId === null) continue;
        this.#doorsByReader.set(readerId, entry);
        this.#readers.set(readerId, new SimulatedReader(readerId));
      }
    }
  }

  get readerIds(): readonly string[] {
    return [...this.#readers.keys()];
  }

  get doorPlans(): readonly SimulatedDoorPlan[] {
    return [...this.#doors.values()].map(({ plan }) => plan);
  }

  /** The door a reader belongs to, or null for a reader this site does not have. */
  doorOfReader(readerId: string): SimulatedDoor | null {
    return this.#doorsByReader.get(readerId)?.door ?? null;
  }

  /** @throws {ReaderError} `reader.unknown` */
  present(request: PresentationRequest): Presentation {
    const entry = this.#doorsByReader.get(request.readerId);
    if (entry === undefined) throw new ReaderError("reader.unknown", request.readerId);
    const acknowledged = this.#report({
      kind: "credential-read",
      readerId: request.readerId,
      credential: request.credential,
      freshness: "live",
      decidedByDevice: request.decidedByDevice ?? null,
    });
    return { acknowledged, passage: entry.door.approach() };
  }

  /** Somebody inside presses the exit button (or pushes the bar) and leaves. @throws {ReaderError} `door.unknown` */
  leaveByExitButton(doorId: string): Promise<PassageOutcome> {
    const { plan, door } = this.#door(doorId);
    const readerId = plan.inReaderId;
    void this.#report({ kind: "request-to-exit", readerId, active: true });
    const passage = door.approach();
    door.openLeaf();
    this.#scheduler.after(buttonMs, () => {
      void this.#report({ kind: "request-to-exit", readerId, active: false });
    });
    return passage;
  }

  /** The leaf opens although nobody let anybody in. @throws {ReaderError} `door.unknown` */
  forceOpen(doorId: string): void {
    this.#door(doorId).door.openLeaf();
  }

  /** The reader's case is opened or closed. @throws {ReaderError} `reader.unknown` */
  setTamper(readerId: string, tampered: boolean): void {
    this.#reader(readerId);
    void this.#report({ kind: "reader-tamper", readerId, tampered });
  }

  /** The reader's supply fails or returns. @throws {ReaderError} `reader.unknown` */
  setPowerFailing(readerId: string, failing: boolean): void {
    this.#reader(readerId);
    void this.#report({ kind: "reader-power", readerId, failing });
  }

  /** Connects a line: its readers come online and say how their doors stand. Answers how to disconnect. */
  connect(sink: ObservationSink): () => void {
    const identity = { vendor: "Gatehouse", model: "simulated reader", serial: null, firmware: null };
    for (const reader of this.#readers.values()) {
      reader.attach(sink);
      void reader.report({
        kind: "reader-online",
        readerId: reader.readerId,
        protection: "in-process",
        identity,
      });
    }
    for (const { plan, door } of this.#doors.values()) {
      void this.#report({ kind: "door-contact", readerId: plan.inReaderId, leaf: door.leaf });
    }
    return () => {
      for (const reader of this.#readers.values()) reader.detach();
    };
  }

  #report(observation: UntimedReaderObservation): Promise<boolean> {
    return this.#reader(observation.readerId).report(observation);
  }

  #reader(readerId: string): SimulatedReader {
    const reader = this.#readers.get(readerId);
    if (reader === undefined) throw new ReaderError("reader.unknown", readerId);
    return reader;
  }

  #door(doorId: string): Door {
    const entry = this.#doors.get(doorId);
    if (entry === undefined) throw new ReaderError("door.unknown", doorId);
    return entry;
  }
}
