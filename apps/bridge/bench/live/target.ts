/** What a hundred desks need to follow a server. */
export type DeskPlan = {
  readonly url: string;
  readonly auth: object;
  /** One Cookie header a desk. */
  readonly cookies: readonly string[];
};

/** A server under measurement: the product, or what it is compared with. */
export type Target = {
  readonly name: string;
  readonly serverPid: number;
  readonly desks: DeskPlan;
  /** Lets somebody come to a door now; `hint` is what the desks must see of it. */
  readonly swipe: (hint: string) => void;
  /** Blocks somebody new. */
  readonly block: () => Promise<BlockTimes>;
  readonly close: () => Promise<void>;
};

/** How long a block took from the request, ms: until the bridge had it on its disk, and until an admin's screen said so. */
export type BlockTimes = { readonly heldMs: number; readonly shownMs: number };

/** Collects, for each person who is being blocked, when a milestone was passed. */
export class Milestone {
  readonly #waiting = new Map<string, (at: number) => void>();

  /** The moment this person passes it, by `performance.now()`. */
  of(userId: string): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#waiting.set(userId, resolve);
    return promise;
  }

  passed(userId: string): void {
    this.#waiting.get(userId)?.(performance.now());
    this.#waiting.delete(userId);
  }
}

const hintSpan = 36 ** 4;

/** The present moment in the four characters of a card number a desk may see; good for 28 minutes. */
export const hintOf = (at: number): string => (Math.floor(at) % hintSpan).toString(36).padStart(4, "0");

/** How long ago, in ms, a hint was made. */
export const ageOf = (hint: string, now: number): number => {
  const age = (now % hintSpan) - Number.parseInt(hint, 36);
  return age < -1_000 ? age + hintSpan : Math.max(0, age);
};

/** Wall-clock ms with fractions: the same for every process of this machine. */
export const preciseNow = (): number => performance.timeOrigin + performance.now();
