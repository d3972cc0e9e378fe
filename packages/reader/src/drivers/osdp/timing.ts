/** Times of the panel, in milliseconds. Those with a section number are the standard's, the others are choices. */
export const timing = {
  /** A reader begins its answer within this (SIA OSDP v2.2, 5.7). */
  reply: 200,
  /** Silence after which a reader is offline (5.7). */
  offline: 8_000,
  /** From one poll of a reader to its next; also the longest an event waits in the reader. */
  poll: 50,
  /** How long a reader that said BUSY is left alone. */
  busy: 50,
  /** Pauses before a message is sent again, the last one for all later tries: a dead reader must not slow its neighbours. */
  retries: [0, 200, 400, 800],
  /** Waits before a reader that answers nothing is tried again. */
  probes: [1_000, 2_000, 4_000, 8_000],
  /** A reader not polled for this long may hold reads of people who have gone; they are stale until it has no more. */
  staleGap: 2_000,
  /** A command that could not be delivered within this is given up, so that no door opens late. */
  command: 2_000,
  /** The same for keys and line settings, which take several messages. */
  setting: 10_000,
  /** Longest install mode; the reader's key travels under a key everybody knows meanwhile. */
  longestInstall: 15 * 60_000,
  /** First and longest time a reader is kept out after its trust broke. */
  quarantine: 60_000,
  longestQuarantine: 15 * 60_000,
  /** Window in which failures of one kind are counted together. */
  failureWindow: 60_000,
  /** Retries within this make a reader degraded. */
  degradedWindow: 10_000,
  /** Nothing at all heard on a network link for this long: it is dead although nobody closed it. */
  linkSilence: 30_000,
} as const;

/** Failures of one kind within the window that break the trust in a reader; fewer may be noise. */
export const toleratedFailures = 2;

/** Retries within the window above which a reader is degraded. */
export const toleratedRetries = 2;
