import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import type { ReaderOrder } from "@gatehouse/contracts/readers/reader-orders";
import type { OrderRefusal } from "@gatehouse/domain/readers/order-refusal";
import type { StateName } from "~/ui/states/state-table.ts";

/** How an order stands: as the bridge said, or that it has said nothing in time. */
export type OrderOutcome = CommandAnswer["outcome"] | "unanswered";

/** What is said of an order. */
export type OrderText = { readonly state: StateName; readonly word: string; readonly text: string };

const names: Record<ReaderOrder, string> = {
  "open-install-mode": "Install mode",
  "close-install-mode": "Closing install mode",
  "rotate-key": "New key",
  "release-quarantine": "End of quarantine",
  identify: "Find it",
};

const doneTexts: Record<ReaderOrder, string> = {
  "open-install-mode": "The reader may be keyed now.",
  "close-install-mode": "The install key is refused again.",
  "rotate-key": "The reader has proved that it holds its new key.",
  "release-quarantine": "The bridge tries it again. Its state says whether it is trusted.",
  identify: "It blinks and beeps.",
};

/** Why a bridge did not carry out an order. Total by type. */
export const refusalWords: Record<OrderRefusal, string> = {
  "reader-unknown": "The bridge does not know this reader.",
  "reader-offline": "The reader does not answer.",
  "reader-quarantined": "The reader is in quarantine.",
  "not-secure": "The reader is not on a secure channel.",
  "key-not-kept": "The bridge could not keep the new key on its disk, so it did not send it.",
  "no-lock-output": "No lock is wired to this reader.",
  "rejected-by-reader": "The reader refused it.",
  "out-of-range": "The bridge does not allow that much.",
  superseded: "A newer order took its place.",
  "line-shared": "Other readers are on the same line.",
  unsupported: "The reader cannot do that.",
  "no-answer": "The reader did not answer in time: it may or may not have done it.",
  "line-unknown": "The bridge has no such line any more.",
  "line-without-messages": "This line has no messages to record.",
  "disk-refused": "The bridge could not write to its disk.",
  "install-mode-open": "A reader of this line is in install mode.",
  "already-recording": "This line is being recorded already.",
};

/** The words for an order to a reader. */
export function orderText(
  order: ReaderOrder,
  outcome: OrderOutcome,
  refusal: OrderRefusal | null,
): OrderText {
  const name = names[order];
  const why = refusal === null ? "" : refusalWords[refusal];
  switch (outcome) {
    case "done":
      return { state: "done", word: `${name}: done`, text: doneTexts[order] };
    case "refused":
      return { state: "denied", word: `${name}: refused`, text: why || "The bridge refused it." };
    case "failed":
      return { state: "failed", word: `${name}: failed`, text: why || "The reader did not do it." };
    case "expired":
      return {
        ...{ state: "expired", word: `${name}: too late` },
        text: "The order reached the bridge too late and did nothing.",
      };
    case "pending":
      return {
        state: "running",
        word: `${name}: ordered`,
        text: "Waiting for the bridge to say what came of it.",
      };
    case "unanswered":
      return {
        ...{ state: "expired", word: `${name}: no answer` },
        text: "The bridge has not said what came of it. If it never heard the order, the order does nothing any more.",
      };
  }
}
