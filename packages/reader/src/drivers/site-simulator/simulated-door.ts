import type { CancelTimer, Scheduler } from "../../supervisor/scheduler.ts";
import { between, type Random } from "../../supervisor/seeded-random.ts";
import type { SiteTemperament } from "./site-plan.ts";

/** What became of somebody before a door. */
export type PassageOutcome = "passed" | "unused" | "stayed-locked";

/** What a door tells the inputs and outputs it is wired to. */
export type DoorWiring = {
  readonly onLeaf: (leaf: "open" | "closed") => void;
  readonly onLock: (released: boolean) => void;
};

/** The world a simulated door lives in. */
export type DoorWorld = {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly temperament: SiteTemperament;
};

type Visitor = { readonly settle: (outcome: PassageOutcome) => void; readonly cancelPatience: CancelTimer };

/** Lock, leaf and the people in front of them: somebody who finds the lock released opens, passes and lets it fall shut. */
export class SimulatedDoor {
  readonly #world: DoorWorld;
  readonly #wiring: DoorWiring;
  #lock: "locked" | "released" | "held" = "locked";
  #leaf: "open" | "closed" = "closed";
  #visitors: Visitor[] = [];
  #cancelRelock: CancelTimer | null = null;
  #cancelOpening: CancelTimer | null = null;

  constructor(world: DoorWorld, wiring: DoorWiring) {
    this.#world = world;
    this.#wiring = wiring;
  }

  get lock(): "locked" | "released" | "held" {
    return this.#lock;
  }

  get leaf(): "open" | "closed" {
    return this.#leaf;
  }

  /** Somebody stands before the door and waits for it as long as their patience lasts. */
  approach(): Promise<PassageOutcome> {
    return new Promise((resolve) => {
      const cancelPatience = this.#world.scheduler.after(this.#world.temperament.patienceMs, () => {
        this.#visitors = this.#visitors.filter((each) => each !== visitor);
        resolve(this.#lock === "locked" ? "stayed-locked" : "unused");
      });
      const visitor: Visitor = { settle: resolve, cancelPatience };
      this.#visitors.push(visitor);
      if (this.#lock !== "locked") this.#someoneOpens();
    });
  }

  /** Releases the lock for a time. Whoever asked for it is taken to stand there, also when it was not by a credential. */
  unlock(durationMs: number): void {
    this.#release("released");
    this.#cancelRelock = this.#world.scheduler.after(durationMs, () => this.relock());
    this.#someoneOpens();
  }

  holdUnlocked(): void {
    this.#release("held");
    if (this.#visitors.length > 0) this.#someoneOpens();
  }

  relock(): void {
    this.#cancelRelock?.();
    this.#cancelRelock = null;
    if (this.#lock === "locked") return;
    this.#lock = "locked";
    this.#cancelOpening?.();
    this.#cancelOpening = null;
    this.#wiring.onLock(false);
  }

  /** The leaf is opened whatever the lock says: from the inside by its handle, or by a crowbar. */
  openLeaf(): void {
    this.#open();
  }

  #release(lock: "released" | "held"): void {
    this.#cancelRelock?.();
    this.#cancelRelock = null;
    const wasLocked = this.#lock === "locked";
    this.#lock = lock;
    if (wasLocked) this.#wiring.onLock(true);
  }

  #someoneOpens(): void {
    const { scheduler, random, temperament } = this.#world;
    if (this.#cancelOpening !== null) return;
    if (random() < temperament.unusedShare) return;
    this.#cancelOpening = scheduler.after(between(random, ...temperament.reactionMs), () => {
      this.#cancelOpening = null;
      this.#open();
    });
  }

  #open(): void {
    const { scheduler, random, temperament } = this.#world;
    const passing = this.#visitors;
    this.#visitors = [];
    for (const visitor of passing) {
      visitor.cancelPatience();
      visitor.settle("passed");
    }
    if (this.#leaf === "open") return;
    this.#leaf = "open";
    this.#wiring.onLeaf("open");
    const range = random() < temperament.heldShare ? temperament.heldMs : temperament.passingMs;
    scheduler.after(between(random, ...range), () => {
      this.#leaf = "closed";
      this.#wiring.onLeaf("closed");
    });
  }
}
