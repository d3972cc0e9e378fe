/** A block that is open. `until` null means until somebody unblocks; `blocklistEntryId` null means its entry was removed by hand. */
export type OpenBlock = {
  readonly id: string;
  readonly until: Date | null;
  readonly blocklistEntryId: string | null;
};

/** How a block came to its end. */
export const blockEndings = ["unblocked", "end-reached"] as const;

/** How a block came to its end. */
export type BlockEnding = (typeof blockEndings)[number];
