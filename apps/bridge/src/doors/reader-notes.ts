import type {
  LinkProtection,
  ReaderIdentity,
  ReaderObservation,
} from "@gatehouse/reader/observations/door-observation";
import type { DoorNote } from "./door-control.ts";

/** What the journal says of a reader's own condition; empty for what concerns the door or a person. */
export function readerNotes(observation: ReaderObservation, protocol: string): readonly DoorNote[] {
  switch (observation.kind) {
    case "reader-online": {
      const { identity, protection } = observation;
      return [
        { type: "reader.online", data: { pdid: nameOf(identity), secure: secureOf(protection), protocol } },
      ];
    }
    case "reader-offline":
      return [{ type: "reader.offline", data: { cause: observation.cause } }];
    case "reader-tamper":
      return [{ type: observation.tampered ? "reader.tamper" : "reader.tamper-cleared", data: {} }];
    case "reader-power":
      return [{ type: observation.failing ? "reader.power-fail" : "reader.power-restored", data: {} }];
    case "reader-security-failure": {
      const { failure: kind, quarantined } = observation;
      return [{ type: "reader.security-failure", data: { kind, quarantined } }];
    }
    case "reader-key-rotated":
      return [{ type: "reader.key-rotated", data: {} }];
    case "input-changed":
      return observation.state === "unknown"
        ? []
        : [{ type: "input.changed", data: { input: observation.input, state: observation.state } }];
    case "credential-read":
      return observation.credential.kind === "keypad"
        ? [{ type: "keypad.entry", data: { length: observation.credential.keys.length, purpose: "unknown" } }]
        : [];
    case "door-contact":
    case "request-to-exit":
    case "output-changed":
    case "reader-moved":
    case "reader-resumed":
      return [];
  }
}

const nameOf = ({ vendor, model, serial }: ReaderIdentity): string =>
  [vendor, model, serial].filter((part) => part !== null).join(" ");

/** A reader inside our own process has no wire to protect, which is the same as an unprotected one to whoever looks. */
const secureOf = (protection: LinkProtection): "scbk" | "scbkd" | "none" =>
  protection === "in-process" ? "none" : protection;
