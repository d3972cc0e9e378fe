import { randomUUID } from "node:crypto";
import { startRoot } from "./hash-chain.ts";

/** The commit the changes of a transaction belong to, the hash over those that are written, and how many they are. */
export type CommitLog = {
  readonly commitId: string;
  readonly root: ReturnType<typeof startRoot>;
  written: number;
};

/** The log of a transaction in which nothing has happened yet. */
export const openCommitLog = (): CommitLog => ({ commitId: randomUUID(), root: startRoot(), written: 0 });
