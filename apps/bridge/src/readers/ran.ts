import type { OrderRefusal } from "@gatehouse/domain/readers/order-refusal";
import type { CommandOutcome } from "@gatehouse/reader/commands/reader-command";

/** What came of an order, as the journal tells it. */
export type Ran = {
  readonly outcome: "done" | "expired" | "refused" | "failed";
  readonly refusal?: OrderRefusal;
};

export const done: Ran = { outcome: "done" };

/** An order that was understood and not carried out. */
export const refusedFor = (refusal: OrderRefusal): Ran => ({ outcome: "refused", refusal });

/** What came of an order to a reader; undefined for one that no line here knows. */
export function ranOf(outcome: CommandOutcome | undefined): Ran {
  switch (outcome?.kind) {
    case undefined:
      return refusedFor("reader-unknown");
    case "ok":
      return done;
    case "refused":
      return refusedFor(outcome.reason);
    case "unsupported":
      return refusedFor("unsupported");
    case "timeout":
      return { outcome: "failed", refusal: "no-answer" };
  }
}
