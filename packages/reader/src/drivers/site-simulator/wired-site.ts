import { randomBytes } from "node:crypto";
import { layOut } from "../../formats/bit-image.ts";
import type { ReaderProfile } from "../../formats/reader-profile.ts";
import { wiegandFormats } from "../../formats/wiegand-formats.ts";
import type { UntimedReaderObservation } from "../../observations/door-observation.ts";
import type { PresentedCredential } from "../../observations/presented-credential.ts";
import { hexOf } from "../osdp/bytes.ts";
import { memoryKeyStore, type OsdpReaderSettings } from "../osdp/devices/device-settings.ts";
import { type OutputControl, outputCodes } from "../osdp/messages/outputs.ts";
import type { OsdpLineConfig } from "../osdp/osdp-line.ts";
import { type ReaderProgram, startReaderProgram } from "./reader-program.ts";
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

/** A simulated site whose readers wait at TCP ports, each line in a process of its own, and speak OSDP over a secure channel. */
export type WiredSite = AsyncDisposable & {
  /** How to dial its lines: each reader under its own id, the lock and the contact of a door at its outer reader. */
  readonly lines: readonly OsdpLineConfig[];
  readonly programs: readonly ReaderProgram[];
};

/** What a wired site is made of. */
export type WiredSiteParts = {
  readonly site: SimulatedSite;
  /** Resolves when the panel's side has dealt with a read, false when it never got it. */
  readonly onRead: (readerId: string) => Promise<boolean>;
};

/** Hangs every reader of a site on a wire. Keys are drawn anew each time. @throws {ReaderError} `link.unavailable` */
export async function wireSite({ site, onRead }: WiredSiteParts): Promise<WiredSite> {
  const count = Math.ceil(site.readerIds.length / readersOnALine);
  const groups = Array.from({ length: count }, (_, index) =>
    site.readerIds.slice(index * readersOnALine, (index + 1) * readersOnALine),
  );
  const programs = new AsyncDisposableStack();
  const started = groups.map(async (readerIds) => {
    const keyed = readerIds.map((readerId) => [readerId, new Uint8Array(randomBytes(16))] as const);
    const program = await startReaderProgram({
      ...{ addresses: readerIds.map((_, address) => address), keys: keyed.map(([, key]) => key) },
      onOutputs: (address, controls) => {
        const door = lockDoorOf(site, readerIds[address] ?? "");
        if (door !== null) moveLock(door, controls);
      },
    });
    programs.use(program);
    return { readerIds, keyed, program };
  });
  for (const { status } of await Promise.allSettled(started))
    if (status === "rejected") await programs.disposeAsync();
  const wired = await Promise.all(started);
  const disconnect = site.connect(async (observation) => {
    const { readerId } = observation;
    const at = wired.find(({ readerIds }) => readerIds.includes(readerId));
    const line = at && typedFor(observation, at.readerIds.indexOf(readerId));
    if (!at || line === null || line === undefined) return false;
    if (line !== "") at.program.type(line);
    return observation.kind === "credential-read" ? onRead(readerId) : true;
  });
  programs.defer(disconnect);
  return {
    programs: wired.map(({ program }) => program),
    lines: wired.map(({ readerIds, keyed, program }) => ({
      transport: { kind: "tcp", host: "127.0.0.1", port: program.port },
      readers: readerIds.map((readerId, address) =>
        settingsOf(readerId, address, lockDoorOf(site, readerId) !== null),
      ),
      keyStore: memoryKeyStore(keyed),
      masterKey: null,
    })),
    [Symbol.asyncDispose]: () => programs.disposeAsync(),
  };
}

/** The door whose lock is wired to a reader, or null for one without a lock. */
function lockDoorOf(site: SimulatedSite, readerId: string): SimulatedDoor | null {
  return site.doorPlans.some(({ inReaderId }) => inReaderId === readerId)
    ? site.doorOfReader(readerId)
    : null;
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
function moveLock(door: SimulatedDoor, controls: readonly OutputControl[]): void {
  for (const { output, code, timerTenths } of controls) {
    if (output !== 0) continue;
    if (code === outputCodes.onTimed) door.unlock(timerTenths * 100);
    else if (code === outputCodes.onAbort) door.holdUnlocked();
    else if (code === outputCodes.offAbort) door.relock();
  }
}

/** What is typed so that a reader sees what happens at its door: nothing for what no reader sees, null for what none can read. */
function typedFor(observation: UntimedReaderObservation, address: number): string | null {
  switch (observation.kind) {
    case "credential-read":
      return typedRead(observation.credential, address);
    case "door-contact":
      return `input ${address} ${contactInput} ${observation.leaf === "open" ? 1 : 0}`;
    case "request-to-exit":
      return `input ${address} ${buttonInput} ${observation.active ? 1 : 0}`;
    case "reader-tamper":
      return `tamper ${address} ${observation.tampered ? "on" : "off"}`;
    case "reader-power":
      return `power ${address} ${observation.failing ? "on" : "off"}`;
    default:
      return "";
  }
}

function typedRead(credential: PresentedCredential, address: number): string | null {
  if (credential.kind === "keypad") {
    return /^[\d*#]+$/.test(credential.keys) ? `keys ${address} ${credential.keys}` : null;
  }
  if (credential.kind === "unreadable") return null;
  if (credential.kind === "card") {
    const card = cardBits(credential.number);
    return card && `bits ${address} ${card.bitCount} ${hexOf(card.bits)}`;
  }
  const bits = Uint8Array.from(Buffer.from(credential.text, "latin1"));
  return `bits ${address} ${bits.length * 8} ${hexOf(bits)}`;
}
