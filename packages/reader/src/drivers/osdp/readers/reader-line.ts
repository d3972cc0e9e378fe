import type { Scheduler } from "../../../supervisor/scheduler.ts";
import type { Random } from "../../../supervisor/seeded-random.ts";
import type { ByteLink } from "../../../transports/byte-transport.ts";
import type { Frame } from "../frame.ts";
import { FrameParser } from "../frame-parser.ts";
import { withMark } from "../frame-writer.ts";
import type { SimulatedOsdpReader } from "./simulated-osdp-reader.ts";

/** What goes wrong at the readers' end; shares are probabilities for each answer. */
export type ReaderFaults = {
  /** Readers that say nothing, by address. */
  readonly mute: Set<number>;
  dropShare: number;
  corruptShare: number;
  delayMs: number;
};

/** Readers on one line without faults. */
export function noFaults(): ReaderFaults {
  return { mute: new Set(), dropShare: 0, corruptShare: 0, delayMs: 0 };
}

/** What the readers' end of a line is made of. */
export type ReaderLineParts = {
  readonly readers: readonly SimulatedOsdpReader[];
  readonly faults: ReaderFaults;
  readonly scheduler: Scheduler;
  readonly random: Random;
};

/** Lets simulated readers answer a panel over a link until the link ends. @throws {ReaderError} `link.lost` */
export async function runReaderLine(parts: ReaderLineParts, link: ByteLink): Promise<void> {
  const { readers, faults, random, scheduler } = parts;
  const parser = new FrameParser((cause) => {
    if (cause === "bad-check") for (const reader of readers) reader.onDamage();
  });

  const answer = async (reader: SimulatedOsdpReader, frame: Frame) => {
    if (faults.mute.has(reader.address)) return;
    const bytes = reader.answer(frame);
    if (bytes === null || random() < faults.dropShare) return;
    const sent =
      random() < faults.corruptShare ? bytes.map((byte, at) => (at === 5 ? byte ^ 0x10 : byte)) : bytes;
    if (faults.delayMs === 0) await link.write(withMark(sent));
    else scheduler.after(faults.delayMs, () => void link.write(withMark(sent)).catch(() => {}));
  };

  let lastByteMs = scheduler.monotonicMs();
  for await (const chunk of link.chunks) {
    const nowMs = scheduler.monotonicMs();
    const frames = parser.isWaiting && nowMs - lastByteMs > link.interCharacterMs ? parser.abandon() : [];
    lastByteMs = nowMs;
    for (const frame of [...frames, ...parser.push(chunk)])
      for (const reader of readers) await answer(reader, frame);
  }
}
