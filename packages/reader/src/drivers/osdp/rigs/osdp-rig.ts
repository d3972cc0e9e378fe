import { codeProfile } from "../../../formats/reader-profile.ts";
import type { DoorObservation, ReaderObservation } from "../../../observations/door-observation.ts";
import type { LineDiagnostic } from "../../../reader-driver.ts";
import { ManualScheduler } from "../../../supervisor/manual-scheduler.ts";
import { seededRandom } from "../../../supervisor/seeded-random.ts";
import { superviseLine } from "../../../supervisor/supervise-line.ts";
import { memoryLine } from "../../../transports/memory-line.ts";
import { fromHex, hexOf } from "../bytes.ts";
import type { OsdpCommand } from "../commands.ts";
import { type KeyStore, memoryKeyStore, type OsdpReaderSettings } from "../devices/device-settings.ts";
import { osdpDriver } from "../osdp-driver.ts";
import { noFaults, runReaderLine } from "../readers/reader-line.ts";
import { type ReaderModel, smallReader } from "../readers/reader-model.ts";
import { SimulatedOsdpReader } from "../readers/simulated-osdp-reader.ts";
import type { OsdpReply } from "../replies.ts";

/** A key no person typed, another one, and a card both ends know. */
export const goodKey = fromHex("8f3ac1057be2d94416af5b90e7c2381d");
export const otherKey = fromHex("1d38c2e7905baf1644d9e27b05c13a8f");
export const cardRead: OsdpReply = {
  kind: "raw-read",
  read: { reader: 0, format: 1, bitCount: 26, bits: fromHex("bdd93740") },
};

/** A text as an optical reader reports it. */
export function codeRead(text: string): OsdpReply {
  const bits = Uint8Array.from(Buffer.from(text, "latin1"));
  return { kind: "raw-read", read: { reader: 0, format: 0, bitCount: bits.length * 8, bits } };
}

/** Settings of reader `r<address>` with contact, exit button and lock. */
export function readerSettings(
  address: number,
  changes: Partial<OsdpReaderSettings> = {},
): OsdpReaderSettings {
  return {
    readerId: `r${address}`,
    address,
    security: "required",
    profile: { ...codeProfile, bitFormats: ["h10301"] },
    inputs: [
      { input: 0, wiredAs: "door-contact", assertedWhen: "active" },
      { input: 1, wiredAs: "request-to-exit", assertedWhen: "active" },
    ],
    lockOutput: 0,
    identity: null,
    ...changes,
  };
}

/** What a rig is built from. */
export type RigParts = {
  readonly settings?: readonly OsdpReaderSettings[];
  readonly models?: readonly ReaderModel[];
  readonly keyStore?: KeyStore;
  readonly masterKey?: Uint8Array;
  readonly allowsWeakKeys?: boolean;
  readonly baudRate?: number;
  readonly seed?: number;
  /** Called with each observation before the next is asked for. */
  readonly consume?: (observation: DoorObservation) => Promise<void> | void;
};

/** A panel and simulated readers on one line in memory, with time that moves by hand. */
export function osdpRig(parts: RigParts = {}) {
  const scheduler = new ManualScheduler();
  const random = seededRandom(parts.seed ?? 5);
  const memory = memoryLine(scheduler, random);
  const faults = noFaults();
  const commands: { readonly address: number; readonly command: OsdpCommand; readonly atMs: number }[] = [];
  const taken: string[] = [];
  const models = parts.models ?? [smallReader(1, goodKey)];
  const settings = parts.settings ?? models.map(({ address }) => readerSettings(address));
  const readers = models.map((model) => {
    const world = { monotonicMs: () => scheduler.monotonicMs(), random: () => randomBytesOf(random, 8) };
    return new SimulatedOsdpReader(model, world, {
      onCommand: (command) =>
        commands.push({ address: model.address, command, atMs: scheduler.monotonicMs() }),
      onTaken: (event) =>
        taken.push(`${model.address} ${event.kind === "raw-read" ? hexOf(event.read.bits) : event.kind}`),
    });
  });
  const keyStore = parts.keyStore ?? memoryKeyStore(settings.map(({ readerId }) => [readerId, goodKey]));
  const diagnostics: LineDiagnostic[] = [];
  const driver = osdpDriver({
    ...{ lineId: "line", readers: settings, keyStore, scheduler },
    masterKey: parts.masterKey ?? null,
    allowsWeakKeys: parts.allowsWeakKeys ?? false,
    baudRate: parts.baudRate ?? null,
    report: (diagnostic) => diagnostics.push(diagnostic),
    randomBytes: (count) => randomBytesOf(random, count),
  });
  const line = superviseLine({ id: "line", driver, source: memory.panel, scheduler, random });
  const seen: DoorObservation[] = [];
  const stopped = new AbortController();

  const serve = async () => {
    while (!stopped.signal.aborted) {
      await using link = await memory.reader.open(stopped.signal);
      await runReaderLine({ readers, faults, scheduler, random }, link).catch(() => {});
    }
  };
  const consumed = (async () => {
    for await (const observation of line.observations(stopped.signal)) {
      seen.push(observation);
      await parts.consume?.(observation);
    }
  })();
  void serve();

  return {
    ...{ scheduler, random, memory, faults, commands, taken, readers, keyStore, diagnostics, line, seen },
    /** The one reader of a rig with one. */
    get reader(): SimulatedOsdpReader {
      const [reader] = readers;
      if (reader === undefined) throw new Error("the rig has no reader");
      return reader;
    },
    health: (readerId: string) => line.health().readers.find((each) => each.readerId === readerId),
    reads: () => seen.filter((each) => each.kind === "credential-read"),
    of: <Kind extends ReaderObservation["kind"]>(kind: Kind) =>
      seen.filter((each): each is Extract<ReaderObservation, { kind: Kind }> => each.kind === kind),
    async stop() {
      stopped.abort();
      memory.cut();
      await scheduler.advance(10);
      await consumed;
    },
  };
}

function randomBytesOf(random: () => number, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
}
