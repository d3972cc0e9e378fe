import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import type { StateName } from "~/ui/states/state-table.ts";

/** How an unlock stands: as the site said, or that it has said nothing while it could still act on it. */
export type UnlockOutcome = CommandAnswer["outcome"] | "unanswered";

/** What is said of an order. */
export type OrderWords = { readonly state: StateName; readonly word: string; readonly text: string };

/** The words for an unlock. Total by type. */
export const unlockWords: Record<UnlockOutcome, OrderWords> = {
  done: { state: "done", word: "Done", text: "The lock was released for 5 seconds." },
  refused: {
    state: "denied",
    word: "Refused",
    text: "The site refused: the door is locked down there, or no lock of it is wired. It stayed as it was.",
  },
  failed: {
    state: "failed",
    word: "Failed",
    text: "The lock did not do it. Look at the reader and its wiring.",
  },
  expired: {
    state: "expired",
    word: "Too late",
    text: "The order reached the site more than 10 seconds later and did nothing.",
  },
  pending: { state: "running", word: "Ordered", text: "Waiting for the site to say what came of it." },
  unanswered: {
    state: "expired",
    word: "No answer",
    text: "The site has not said what came of it. From now on the order does nothing.",
  },
};
