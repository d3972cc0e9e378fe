import { layOut } from "../../../formats/bit-image.ts";
import { wiegandFormats } from "../../../formats/wiegand-formats.ts";
import { fromHex } from "../bytes.ts";
import type { ReaderFaults } from "./reader-line.ts";
import type { SimulatedOsdpReader } from "./simulated-osdp-reader.ts";

/** What a console line may act on. */
export type ConsoleScene = {
  readonly readers: readonly SimulatedOsdpReader[];
  readonly faults: ReaderFaults;
  readonly hangUp: () => void;
  readonly quit: () => void;
};

/** What a person in front of the readers does, as typed. Answers null when it was done, else what is wrong with it. */
export function actOn(scene: ConsoleScene, line: string): string | null {
  const [verb = "", ...words] = line.trim().split(/\s+/);
  const rest = line.trim().slice(verb.length).trim();
  switch (verb) {
    case "":
      return null;
    case "quit":
      scene.quit();
      return null;
    case "hang-up":
      scene.hangUp();
      return null;
    case "drop":
    case "corrupt":
    case "delay":
      return setFault(scene.faults, verb, Number(words[0]));
    default:
      return actAtReader(scene, verb, words, rest);
  }
}

function setFault(faults: ReaderFaults, verb: "drop" | "corrupt" | "delay", value: number): string | null {
  if (!(value >= 0)) return `${verb} wants a number`;
  if (verb === "drop") faults.dropShare = value;
  else if (verb === "corrupt") faults.corruptShare = value;
  else faults.delayMs = value;
  return null;
}

function actAtReader(
  scene: ConsoleScene,
  verb: string,
  words: readonly string[],
  rest: string,
): string | null {
  const [address = "", first = "", second = ""] = words;
  const reader = scene.readers.find((each) => String(each.address) === address);
  if (reader === undefined) return `no reader at address ${address}`;
  switch (verb) {
    case "card": {
      const bits = layOut(wiegandFormats.h10301, Number(first), Number(second));
      return queued(reader.report({ kind: "raw-read", read: { reader: 0, format: 1, bitCount: 26, bits } }));
    }
    case "bits": {
      const bits = fromHex(second);
      if (bits.length !== Math.ceil(Number(first) / 8)) return "the bits do not fill their bytes";
      const read = { reader: 0, format: 0, bitCount: Number(first), bits };
      return queued(reader.report({ kind: "raw-read", read }));
    }
    case "qr": {
      const bits = Uint8Array.from(Buffer.from(rest.slice(address.length).trim(), "latin1"));
      const read = { reader: 0, format: 0, bitCount: bits.length * 8, bits };
      return queued(reader.report({ kind: "raw-read", read }));
    }
    case "keys": {
      const keys = Uint8Array.from(first, wireKey);
      return queued(reader.report({ kind: "keypad", report: { reader: 0, keys } }));
    }
    default:
      return actOnState(scene, reader, verb, first, second);
  }
}

function actOnState(
  scene: ConsoleScene,
  reader: SimulatedOsdpReader,
  verb: string,
  first: string,
  second: string,
): string | null {
  switch (verb) {
    case "tamper":
      reader.setLocal(first === "on", reader.local.powerFailing);
      return null;
    case "power":
      reader.setLocal(reader.local.tampered, first === "on");
      return null;
    case "input":
      reader.setInput(Number(first), Number(second));
      return null;
    case "mute":
      if (first === "on") scene.faults.mute.add(reader.address);
      else scene.faults.mute.delete(reader.address);
      return null;
    case "busy":
      reader.busyFor = Number(first);
      return null;
    case "restart":
      reader.restart();
      return null;
    default:
      return `unknown command ${verb}`;
  }
}

function queued(isQueued: boolean): string | null {
  return isQueued ? null : "the reader's memory is full";
}

function wireKey(key: string): number {
  if (key === "*") return 0x7f;
  return key === "#" ? 0x0d : key.charCodeAt(0);
}
