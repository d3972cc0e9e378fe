/** A door of a simulated site. A door without a reader on the inside is left by its exit button. */
export type SimulatedDoorPlan = {
  readonly doorId: string;
  readonly inReaderId: string;
  readonly outReaderId: string | null;
};

/** How people and door leaves behave, in milliseconds and probabilities. */
export type SiteTemperament = {
  /** From the click of the lock to the leaf moving. */
  readonly reactionMs: readonly [number, number];
  /** How long the leaf stands open while somebody passes. */
  readonly passingMs: readonly [number, number];
  /** How long somebody stands before a door that stays locked. */
  readonly patienceMs: number;
  /** Share of unlocks after which nobody opens the door. */
  readonly unusedShare: number;
  /** Share of passages in which somebody keeps the door open, and for how long. */
  readonly heldShare: number;
  readonly heldMs: readonly [number, number];
};

/** Everybody who is let in walks through, and nobody props a door open. */
export const orderlyTemperament: SiteTemperament = {
  reactionMs: [600, 1_400],
  passingMs: [1_800, 3_500],
  patienceMs: 3_000,
  unusedShare: 0,
  heldShare: 0,
  heldMs: [20_000, 45_000],
};

/** A working day: now and then a door is not used after all, or held for a colleague with a trolley. */
export const livelyTemperament: SiteTemperament = {
  ...orderlyTemperament,
  unusedShare: 0.03,
  heldShare: 0.01,
};
