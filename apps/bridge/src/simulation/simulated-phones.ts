import type { PresentedThing } from "@gatehouse/contracts/bridge/bridge-command";
import type { AccessList } from "@gatehouse/domain/access/access-list";
import { credentialsOf } from "@gatehouse/domain/access/access-list";
import { rowOf } from "@gatehouse/domain/access/row-map";
import { encodePassCode, passCodeMessage, passCodeStepAt } from "@gatehouse/domain/qr/pass-code";
import type { PresentedCredential } from "@gatehouse/reader/observations/presented-credential";
import type { ServerClock } from "../clock/server-clock.ts";
import type { PassKeyStore } from "../credentials/pass-keys.ts";

/** Draws what a person would hold against a reader of the simulated site; null when there is nothing to show. */
export type SimulatedPhones = {
  readonly show: (thing: PresentedThing) => PresentedCredential | null;
  /** A fresh code of a pass this site holds the key of. */
  readonly draw: (passNumber: number) => PresentedCredential;
};

/** What simulated phones are made from. */
export type PhoneParts = {
  readonly list: () => AccessList;
  readonly passKeys: PassKeyStore;
  readonly projectId: () => string;
  readonly clock: ServerClock;
  /** Uses a code up, as another door of the site would. */
  readonly useElsewhere: (text: string) => void;
};

/** Steps so long past that no clock forgives them. */
const expiredSteps = 20;

/**
 * Phones that draw real codes with the keys the bridge holds for checking them. A pass without a key here gets a code
 * nobody can check, which is what a stranger's phone looks like to this site.
 */
export function makeSimulatedPhones(parts: PhoneParts): SimulatedPhones {
  let counter = 0;

  const code = (passNumber: number, flaw: "none" | "expired" | "forged"): string => {
    const list = parts.list();
    const key = parts.passKeys.keyOf(passNumber);
    const [row] = credentialsOf(list, "pass", String(passNumber));
    const epoch = row ? (rowOf(list.tables.holders, row.holderId)?.pass.epoch ?? 0) : 0;
    const step = passCodeStepAt(parts.clock.now()) - (flaw === "expired" ? expiredSteps : 0);
    counter = (counter + 1) % 65_536;
    const drawn = { passNumber, epoch, step, counter };
    const binding = { projectId: parts.projectId(), keyGeneration: key?.keyGeneration ?? 0 };
    const mac = Uint8Array.from(key?.mac(passCodeMessage(drawn, binding)) ?? new Uint8Array(16));
    if (flaw === "forged") mac[0] = (mac[0] ?? 0) ^ 1;
    return encodePassCode({ ...drawn, mac });
  };

  return {
    draw: (passNumber) => ({ kind: "code", text: code(passNumber, "none") }),
    show: (thing) => {
      switch (thing.kind) {
        case "card":
          return { kind: "card", number: thing.number, facility: null, format: "simulated", bits: null };
        case "code":
          return { kind: "code", text: thing.text };
        case "pass": {
          const text = code(thing.passNumber, thing.flaw === "replayed" ? "none" : thing.flaw);
          if (thing.flaw === "replayed") parts.useElsewhere(text);
          return { kind: "code", text };
        }
      }
    },
  };
}
