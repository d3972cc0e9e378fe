import { randomBytes } from "node:crypto";
import { layOut } from "../../formats/bit-image.ts";
import type { ReaderProfile } from "../../formats/reader-profile.ts";
import { wiegandFormats } from "../../formats/wiegand-formats.ts";
import type { UntimedReaderObservation } from "../../observations/door-observation.ts";
import type { PresentedCredential } from "../../observations/presented-credential.ts";
import type { Scheduler } from "../../supervisor/scheduler.ts";
import type { Random } from "../../supervisor/seeded-random.ts";
import type { OsdpCommand } from "../osdp/commands.ts";
import { memoryKeyStore, type OsdpReaderSettings } from "../osdp/devices/device-settings.ts";
import { outputCodes } from "../osdp/messages/outputs.ts";
import type { OsdpLineConfig } from "../osdp/osdp-line.ts";
import { noFaults } from "../osdp/readers/reader-line.ts";
import { smallReader } from "../osdp/readers/reader-model.ts";
import { serveReaders } from "../osdp/readers/reader-server.ts";
import { SimulatedOsdpReader } from "../osdp/readers/simulated-osdp-reader.ts";
import type { OsdpReply } from "../osdp/replies.ts";
import type { SimulatedDoor } from "./simulated-door.ts";
import type { SimulatedSite } from "./simulated-site.ts";

/** Readers on one wire; more would answer slower than a person waits. */
const readersOnALine = 16;
const [contactInput, buttonInput] = [0, 1];

/** Eight digits are a card's serial number, other numbers those of a plain card; the rest is text of a code. */
const profile: ReaderProfile = {
  ...{ bitFormats: ["uid-34", "h10302"], serialBits: [], keyBits: null },
  ...{ text: "code", shortestText: 8 },
};

/** A simulated site whose readers wait at TCP ports and speak OSDP over a secure channel. */
export type WiredSite = AsyncDisposable & {
  /** How to dial its lines: each reader under its own id, the lock and the contact of a door at its outer reader. */
  readonly lines: readonly OsdpLineConfig[];
};

/** What a wired site is made of. */
export type WiredSiteParts = {
  readonly site: SimulatedSite;
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Resolves when the panel's side has dealt with a read, false when it never got it. */
  readonly onRead: (readerId: string) => Promise<boolean>;
};

/** Hangs every reader of a site on a wire. Keys are drawn anew each time. */
export async function wireSite(parts: WiredSiteParts): Promise<WiredSite> {
  const { site, scheduler, random } = parts;
  const world = { monotonicMs: () => scheduler.monotonicMs(), random: () => new Uint8Array(randomBytes(8)) };
  const wired = site.readerIds.map((readerId, index) => {
    const address = index % readersOnALine;
    const key = new Uint8Array(randomBytes(16));
    const door = site.doorPlans.some(({ inReaderId }) => inReaderId === readerId)
      ? site.doorOfReader(readerId)
      : null;
    const reader = new SimulatedOsdpReader(smallReader(address, key), world, {
      onCommand: (command) => door !== null && moveLock(door, command),
    });
    return { readerId, reader, key, settings: settingsOf(readerId, address, door !== null) };
  });
  const readers = new Map(wired.map(({ readerId, reader }) => [readerId, reader]));
  const disconnect = site.connect(async (observation) => {
    const isShown = show(readers.get(observation.readerId), observation);
    return isShown && observation.kind === "credential-read" ? parts.onRead(observation.readerId) : isShown;
  });
  const groups = Array.from({ length: Math.ceil(wired.length / readersOnALine) }, (_, index) =>
    wired.slice(index * readersOnALine, (index + 1) * readersOnALine),
  );
  const servers = await Promise.all(
    groups.map((group) =>
      serveReaders({
        ...{ readers: group.map(({ reader }) => reader), faults: noFaults(), scheduler, random },
        listen: { host: "127.0.0.1", port: 0 },
      }),
    ),
  );
  return {
    lines: groups.map((group, index) => ({
      transport: { kind: "tcp", host: "127.0.0.1", port: servers[index]?.port ?? 0 },
      readers: group.map(({ settings }) => settings),
      keyStore: memoryKeyStore(group.map(({ readerId, key }) => [readerId, key])),
      masterKey: null,
    })),
    async [Symbol.asyncDispose]() {
      disconnect();
      for (const server of servers) await server[Symbol.asyncDispose]();
    },
  };
}

/** How a card of a number is seen by a reader; null for a number no card can hold. */
export function cardBits(number: string): { readonly bitCount: number; readonly bits: Uint8Array } | null {
  if (/^[0-9A-F]{8}$/.test(number)) {
    const { bits: bitCount } = wiegandFormats["uid-34"];
    return { bitCount, bits: layOut(wiegandFormats["uid-34"], 0, Number.parseInt(number, 16)) };
  }
  if (!/^[1-9]\d{0,10}$/.test(number) || Number(number) >= 2 ** 35) return null;
  return { bitCount: wiegandFormats.h10302.bits, bits: layOut(wiegandFormats.h10302, 0, Number(number)) };
}

function settingsOf(readerId: string, address: number, isAtLock: boolean): OsdpReaderSettings {
  return {
    ...{ readerId, address, security: "required", profile, identity: null, lockOutput: isAtLock ? 0 : null },
    inputs: isAtLock
      ? [
          { input: contactInput, wiredAs: "door-contact", assertedWhen: "active" },
          { input: buttonInput, wiredAs: "request-to-exit", assertedWhen: "active" },
        ]
      : [],
  };
}

/** Output 0 holds the lock. */
function moveLock(door: SimulatedDoor, command: OsdpCommand): void {
  if (command.kind !== "outputs") return;
  for (const { output, code, timerTenths } of command.controls) {
    if (output !== 0) continue;
    if (code === outputCodes.onTimed) door.unlock(timerTenths * 100);
    else if (code === outputCodes.onAbort) door.holdUnlocked();
    else if (code === outputCodes.offAbort) door.relock();
  }
}

/** Lets a reader see what happens at its door; false when it cannot. */
function show(reader: SimulatedOsdpReader | undefined, observation: UntimedReaderObservation): boolean {
  if (reader === undefined) return false;
  switch (observation.kind) {
    case "credential-read": {
      const event = readOf(observation.credential);
      return event !== null && reader.report(event);
    }
    case "door-contact":
      reader.setInput(contactInput, observation.leaf === "open" ? 1 : 0);
      return true;
    case "request-to-exit":
      reader.setInput(buttonInput, observation.active ? 1 : 0);
      return true;
    case "reader-tamper":
      reader.setLocal(observation.tampered, reader.local.powerFailing);
      return true;
    case "reader-power":
      reader.setLocal(reader.local.tampered, observation.failing);
      return true;
    default:
      return true;
  }
}

function readOf(credential: PresentedCredential): OsdpReply | null {
  if (credential.kind === "keypad") {
    return { kind: "keypad", report: { reader: 0, keys: Uint8Array.from(Buffer.from(credential.keys)) } };
  }
  if (credential.kind === "unreadable") return null;
  if (credential.kind === "card") {
    const card = cardBits(credential.number);
    return card && { kind: "raw-read", read: { reader: 0, format: 1, ...card } };
  }
  const bits = Uint8Array.from(Buffer.from(credential.text, "latin1"));
  return { kind: "raw-read", read: { reader: 0, format: 0, bitCount: bits.length * 8, bits } };
}
