import type { PresentedThing } from "@gatehouse/contracts/bridge/bridge-command";
import type { AccessList } from "@gatehouse/domain/access/access-list";
import { credentialsOf } from "@gatehouse/domain/access/access-list";
import { rowOf } from "@gatehouse/domain/access/row-map";
import { encodePassCode, passCodeMessage, passCodeStepAt } from "@gatehouse/domain/qr/pass-code";
import type { PresentedCredential } from "@gatehouse/reader/observations/presented-credential";
import type { PassKeyStore } from "../credentials/pass-keys.ts";

/** Draws what a person would hold against a reader of the simulated site; null when there is nothing to show. */
export type SimulatedPhones = {
  readonly show: (thing: PresentedThing, at: number) => PresentedCredential | null;
  /** A fresh code of a pass this site holds the key of. */
  readonly draw: (passNumber: number, at: number) => PresentedCredential | null;
};

/** Steps so long past that no clock forgives them. */
const expiredSteps = 20;

/**
 * Phones that draw real codes with the keys the bridge holds for checking them. A pass without a key here gets a code
 * nobody can check, which is what a stranger's phone looks like to this site.
 */
export function makeSimulatedPhones(
  list: () => AccessList,
  keys: PassKeyStore,
  projectId: () => string,
): SimulatedPhones {
  const last = new Map<number, string>();
  let counter = 0;

  const code = (passNumber: number, at: number, flaw: "none" | "expired" | "forged"): string => {
    const key = keys.keyOf(passNumber);
    const [row] = credentialsOf(list(), "pass", String(passNumber));
    const epoch = row ? (rowOf(list().tables.holders, row.holderId)?.pass.epoch ?? 0) : 0;
    const step = passCodeStepAt(at) - (flaw === "expired" ? expiredSteps : 0);
    counter = (counter + 1) % 65_536;
    const drawn = { passNumber, epoch, step, counter };
    const message = passCodeMessage(drawn, {
      projectId: projectId(),
      keyGeneration: key?.keyGeneration ?? 0,
    });
    const mac = Uint8Array.from(key?.mac(message) ?? new Uint8Array(16));
    if (flaw === "forged") mac[0] = (mac[0] ?? 0) ^ 1;
    return encodePassCode({ ...drawn, mac });
  };

  const draw = (passNumber: number, at: number): PresentedCredential => {
    const text = code(passNumber, at, "none");
    last.set(passNumber, text);
    return { kind: "code", text };
  };

  return {
    draw,
    show: (thing, at) => {
      switch (thing.kind) {
        case "card":
          return { kind: "card", number: thing.number, facility: null, format: "simulated", bits: null };
        case "code":
          return { kind: "code", text: thing.text };
        case "pass": {
          if (thing.flaw === "none") return draw(thing.passNumber, at);
          if (thing.flaw !== "replayed")
            return { kind: "code", text: code(thing.passNumber, at, thing.flaw) };
          const used = last.get(thing.passNumber);
          return used === undefined ? null : { kind: "code", text: used };
        }
      }
    },
  };
}
