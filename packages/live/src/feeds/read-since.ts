import { frameLimit, type SinceAnswer } from "@gatehouse/contracts/live/frame";
import type { RoomView } from "../rooms/rooms.ts";
import { makeFrame } from "./make-frame.ts";
import type { StreamSource } from "./stream-source.ts";

/** More missed positions than this and a client is better off reading its lists anew. */
const replayLimit = 10 * frameLimit;

/**
 * What a client of this view missed after `position`. Another epoch, a position from the future or too long an absence
 * are answered with *snapshot*: the log cannot say, read everything anew.
 */
export async function readSince(
  source: StreamSource,
  view: RoomView,
  projectId: string,
  asked: { epoch: string; position: number },
): Promise<SinceAnswer> {
  const head = await source.readHead(projectId);
  const missed = head ? head.position - asked.position : -1;
  if (!head || head.epoch !== asked.epoch || missed < 0 || missed > replayLimit)
    return { frames: [], snapshot: true };
  const frames = [];
  for (let from = asked.position; from < head.position; ) {
    const entries = await source.readAfter(projectId, from, frameLimit);
    const to = entries.at(-1)?.position;
    if (to === undefined) break;
    frames.push(
      makeFrame(view, { stream: source.name, epoch: head.epoch, from, to, entries, counts: head.counts }),
    );
    from = to;
  }
  return { frames, snapshot: false };
}
