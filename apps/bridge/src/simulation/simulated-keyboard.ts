import { createInterface } from "node:readline";
import { presentedThing } from "@gatehouse/contracts/bridge/bridge-command";
import type { RunningBridge } from "../wiring.ts";

const usage = "present READER_ID card NUMBER | present READER_ID code TEXT";

/**
 * Lets a simulated site be used from the keyboard, also while the server is gone: each line holds something against a
 * reader, and what the door decided is said on a line of its own.
 */
export function readSimulatedKeyboard(
  bridge: RunningBridge,
  input: NodeJS.ReadableStream,
  say: (text: string) => void,
): void {
  createInterface({ input }).on("line", (line) => {
    const [verb, readerId = "", kind, value] = line.trim().split(/\s+/);
    const thing = presentedThing.safeParse(kind === "card" ? { kind, number: value } : { kind, text: value });
    if (verb !== "present" || !thing.success) return say(usage);
    const from = bridge.journal.nextSeq();
    const presented = bridge.lines()?.present(readerId, thing.data) ?? Promise.resolve(false);
    presented.then(
      (done) =>
        say(
          done ? `${readerId} ${decisionSince(bridge, from, readerId)}` : `${readerId} nothing was presented`,
        ),
      (error: unknown) => say(String(error)),
    );
  });
}

/** What the journal says of a reader since a number; events the server has taken already are no longer in it. */
function decisionSince(bridge: RunningBridge, from: number, readerId: string): string {
  for (const { event } of bridge.journal.read(from)) {
    if (typeof event !== "object" || event === null || !("type" in event) || !("readerId" in event)) continue;
    if (event.readerId !== readerId || !String(event.type).startsWith("access.")) continue;
    const data = "data" in event && typeof event.data === "object" && event.data !== null ? event.data : {};
    return "reason" in data && data.reason ? `${event.type} ${data.reason}` : String(event.type);
  }
  return "reported";
}
