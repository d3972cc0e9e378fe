import { randomBytes } from "node:crypto";
import { type CommandOutcome, type ReaderCommand, refused } from "../../commands/reader-command.ts";
import { ReaderError } from "../../errors/reader-error.ts";
import type { DoorObservation } from "../../observations/door-observation.ts";
import { HandOff } from "../../observations/hand-off.ts";
import { sighted } from "../../observations/sighted.ts";
import type { LineDiagnostic, ReaderDriver } from "../../reader-driver.ts";
import type { Scheduler } from "../../supervisor/scheduler.ts";
import type { ByteLink } from "../../transports/byte-transport.ts";
import { OsdpBus } from "./buses/osdp-bus.ts";
import { hexOf } from "./bytes.ts";
import type { KeyStore, OsdpReaderSettings } from "./devices/device-settings.ts";
import { KeyRing } from "./devices/key-ring.ts";
import { PanelDevice } from "./devices/panel-device.ts";
import { DiagnosticCounts } from "./diagnostic-counts.ts";
import { highestAddress } from "./frame.ts";

/** What the OSDP driver is told about its line. */
export type OsdpDriverParts = {
  readonly lineId: string;
  readonly readers: readonly OsdpReaderSettings[];
  readonly keyStore: KeyStore;
  /** Key from which readers' keys are derived at installation; null draws a fresh one for each. */
  readonly masterKey: Uint8Array | null;
  readonly allowsWeakKeys: boolean;
  /** Speed of the wire where it is known; over a device server it is the server's matter. */
  readonly baudRate: number | null;
  readonly scheduler: Scheduler;
  readonly report: (diagnostic: LineDiagnostic) => void;
  /** Source of keys and challenges; left out, the system's. */
  readonly randomBytes?: (count: number) => Uint8Array;
};

/**
 * The panel's side of OSDP v2.2 on one line of up to 127 readers.
 * @throws {ReaderError} `line.misconfigured` for two readers of one address or one name
 */
export function osdpDriver(parts: OsdpDriverParts): ReaderDriver<ByteLink> {
  assertDistinct(parts.readers);
  const { scheduler } = parts;
  const diagnostics = new DiagnosticCounts(parts.lineId, parts.report);
  let bus: OsdpBus | null = null;
  let handOff = new HandOff<DoorObservation>();
  const devices = new Map<string, PanelDevice>();
  for (const settings of parts.readers) {
    const { readerId } = settings;
    const ring = new KeyRing({
      save: (keys) => parts.keyStore.save(readerId, keys),
      randomBytes: parts.randomBytes ?? ((count) => new Uint8Array(randomBytes(count))),
      masterKey: parts.masterKey,
      allowsWeakKeys: parts.allowsWeakKeys,
    });
    const device = new PanelDevice(settings, ring, {
      observe: (observation) => handOff.offer(sighted(scheduler, observation)),
      report: (cause, bytes) => diagnostics.report(cause, readerId, bytes === null ? null : hexOf(bytes)),
      wake: () => bus?.wake(),
      changeBaudRate: (baudRate) => bus?.changeBaudRate(baudRate),
    });
    devices.set(readerId, device);
  }

  async function* observations(link: ByteLink, signal: AbortSignal): AsyncGenerator<DoorObservation> {
    const stopped = new AbortController();
    const both = AbortSignal.any([signal, stopped.signal]);
    for (const device of devices.values())
      device.setKeys(await parts.keyStore.load(device.settings.readerId));
    const current = new HandOff<DoorObservation>();
    handOff = current;
    bus = new OsdpBus({
      ...{ link, scheduler, devices: [...devices.values()], baudRate: parts.baudRate },
      onDiscard: (cause, bytes) => diagnostics.report(cause, null, hexOf(bytes)),
    });
    for (const device of devices.values()) device.linkUp(scheduler.monotonicMs());
    const onAbort = () => current.close();
    signal.addEventListener("abort", onAbort, { once: true });
    // Whoever waits for a command is told at once: they may hold an observation, and until they let go of it nobody asks
    // for the next one and learns that the link is lost.
    const settle = () => {
      for (const device of devices.values()) device.linkDown();
    };
    const running = bus
      .run(both)
      .finally(settle)
      .then(
        () => current.close(),
        (error: unknown) => current.close(error),
      );
    try {
      if (!signal.aborted) yield* current;
    } finally {
      signal.removeEventListener("abort", onAbort);
      stopped.abort();
      bus.wake();
      await link[Symbol.asyncDispose]();
      await running;
      bus = null;
    }
  }

  function send(command: ReaderCommand): Promise<CommandOutcome> {
    const device = devices.get(command.readerId);
    if (device === undefined) return Promise.resolve(refused("reader-unknown"));
    const isSpeedChange = command.kind === "set-line" && command.baudRate !== parts.baudRate;
    if (isSpeedChange && devices.size > 1) return Promise.resolve(refused("line-shared"));
    return device.request(command, scheduler.monotonicMs());
  }

  return {
    protocol: "osdp",
    observations,
    send,
    health: () => [...devices.values()].map((device) => device.health(scheduler.monotonicMs())),
  };
}

function assertDistinct(readers: readonly OsdpReaderSettings[]): void {
  const addresses = new Set(readers.map(({ address }) => address));
  const names = new Set(readers.map(({ readerId }) => readerId));
  const isInRange = readers.every(
    ({ address }) => Number.isInteger(address) && address >= 0 && address <= highestAddress,
  );
  if (addresses.size === readers.length && names.size === readers.length && isInRange) return;
  throw new ReaderError("line.misconfigured", "every reader of a line needs an address of its own, 0 to 126");
}
