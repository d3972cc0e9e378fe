import { setTimeout as delay } from "node:timers/promises";
import type { BatchAnswer, EventBatch } from "@gatehouse/contracts/bridge/event-batch";
import type { Journal, JournalEntry } from "../journal/journal.ts";

/** Sends one batch and answers what the server said; rejects when the link is lost or no answer comes. */
export type SendBatch = (batch: EventBatch) => Promise<BatchAnswer>;

/** How a sending ended: the link was given up, or the server will hear nothing more of this bridge. */
export type SendingEnd = "stopped" | "quarantined";

/** A server that asks to come again later is asked again after this long. */
const laterMs = 500;

/**
 * Sends the journal in order, one batch in flight, and forgets what the server says it has committed. Numbers the server
 * asks for that are no longer held are answered with a tombstone. Ends with the signal.
 */
export async function sendEvents(
  journal: Journal,
  send: SendBatch,
  from: number,
  signal: AbortSignal,
): Promise<SendingEnd> {
  let next = from;
  let wake = () => {};
  journal.trim(next);
  journal.onGrown(() => wake());
  signal.addEventListener("abort", () => wake(), { once: true });
  while (!signal.aborted) {
    const entries = entriesFrom(journal, next);
    if (entries.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    const answer = await send({ epoch: journal.epoch, entries: [...entries] });
    if (answer.kind === "quarantined") return "quarantined";
    if (answer.kind === "later") await delay(laterMs, undefined, { signal }).catch(() => {});
    else {
      next = answer.nextSeq;
      journal.trim(next);
    }
  }
  return "stopped";
}

function entriesFrom(journal: Journal, seq: number): readonly JournalEntry[] {
  const first = journal.firstHeldSeq();
  return seq < first ? [{ seq, through: first - 1, event: null }] : journal.read(seq);
}
