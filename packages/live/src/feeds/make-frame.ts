import { type Frame, type FrameCounts, frameLimit, type StreamName } from "@gatehouse/contracts/live/frame";
import { hears, type RoomView } from "../rooms/rooms.ts";
import type { Positioned } from "./stream-source.ts";

/** What a frame is made from. */
export type FrameInput = {
  readonly stream: StreamName;
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  readonly entries: readonly Positioned[];
  readonly counts?: FrameCounts | undefined;
};

/**
 * The frame of one view. What the view may not hear is simply absent, so filtering never looks like a gap; more than the
 * limit becomes one word: read anew.
 */
export function makeFrame(view: RoomView, input: FrameInput): Frame {
  const { stream, epoch, from, to, counts } = input;
  const events = input.entries.flatMap((entry) =>
    entry.events
      .filter((event) => hears(view, event.audience))
      .map((event) => ({ p: entry.position, name: event.name, data: event.data })),
  );
  const head = { stream, epoch, from, to, ...(counts && view === "admin" ? { counts } : {}) };
  return events.length > frameLimit ? { ...head, events: [], refetch: true } : { ...head, events };
}
