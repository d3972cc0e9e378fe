import { readText } from "../formats/read-credential.ts";
import { codeProfile } from "../formats/reader-profile.ts";
import type { DoorObservation } from "../observations/door-observation.ts";
import { sighted } from "../observations/sighted.ts";
import type { ReaderDriver } from "../reader-driver.ts";
import type { Scheduler } from "../supervisor/scheduler.ts";
import type { ByteLink } from "../transports/byte-transport.ts";

/** A scanner that sends each code as one line of text. */
export function scannerDriver(readerId: string, scheduler: Scheduler): ReaderDriver<ByteLink> {
  let lastHeardAt: Date | null = null;

  async function* observations(link: ByteLink): AsyncGenerator<DoorObservation> {
    const identity = { vendor: null, model: null, serial: null, firmware: null };
    yield sighted(scheduler, { kind: "reader-online", readerId, protection: "none", identity });
    let text = "";
    for await (const chunk of link.chunks) {
      lastHeardAt = scheduler.now();
      text += Buffer.from(chunk).toString("latin1");
      const lines = text.split("\n");
      text = (lines.pop() ?? "").slice(-256);
      for (const line of lines) {
        const credential = readText(codeProfile, Buffer.from(line, "latin1"));
        const read = { kind: "credential-read", readerId, credential, freshness: "live" } as const;
        yield sighted(scheduler, { ...read, decidedByDevice: null });
      }
    }
  }

  return {
    protocol: "scanner",
    observations,
    send: () => Promise.resolve({ kind: "unsupported" }),
    health: () => [{ readerId, state: "online-plain", protection: "none", lastHeardAt, counters: {} }],
  };
}
