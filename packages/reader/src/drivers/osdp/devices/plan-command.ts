import { type CommandOutcome, type ReaderCommand, refused } from "../../../commands/reader-command.ts";
import { type OsdpCommand, writeCommand } from "../commands.ts";
import { highestAddress } from "../frame.ts";
import type { Capabilities } from "../messages/capabilities.ts";
import { outputCodes } from "../messages/outputs.ts";
import { showSignal } from "./signal-scripts.ts";

/** Commands a reader carries out by messages; the others move the panel's own state. */
export type WireCommand = Exclude<
  ReaderCommand,
  { readonly kind: "open-install-mode" | "close-install-mode" | "rotate-key" | "release-quarantine" }
>;

/** What is sent for a command, or why nothing is. Locks go before lights. */
export type CommandPlan =
  | { readonly kind: "send"; readonly messages: readonly OsdpCommand[]; readonly isUrgent: boolean }
  | { readonly kind: "settled"; readonly outcome: CommandOutcome };

const unsupported: CommandPlan = { kind: "settled", outcome: { kind: "unsupported" } };
const outOfRange: CommandPlan = { kind: "settled", outcome: refused("out-of-range") };

const longestTimerTenths = 0xffff;
// What readers can be counted on to show and take (libosdp's limit).
const longestText = 32;
const baudRates: readonly number[] = [9_600, 19_200, 38_400, 57_600, 115_200, 230_400];
// Header, security block, code, padding of a whole block, authentication code, CRC.
const overhead = 5 + 2 + 1 + 16 + 4 + 2;

/** Puts a command into messages that this reader understands and has room for. */
export function planCommand(
  command: WireCommand,
  capabilities: Capabilities,
  lockOutput: number | null,
): CommandPlan {
  const plan = planFor(command, capabilities, lockOutput);
  if (plan.kind === "settled") return plan;
  const fits = plan.messages.every(
    (message) => writeCommand(message).length + overhead <= capabilities.longestMessage,
  );
  return fits && plan.messages.length > 0 ? plan : unsupported;
}

function planFor(command: WireCommand, capabilities: Capabilities, lockOutput: number | null): CommandPlan {
  switch (command.kind) {
    case "unlock": {
      const tenths = Math.ceil(command.durationMs / 100);
      if (!(tenths > 0 && tenths <= longestTimerTenths)) return outOfRange;
      return planLock(outputCodes.onTimed, tenths, capabilities, lockOutput);
    }
    case "lock":
      return planLock(outputCodes.offAbort, 0, capabilities, lockOutput);
    case "hold-unlocked":
      return planLock(outputCodes.onAbort, 0, capabilities, lockOutput);
    case "signal":
      return send(showSignal(command.signal, capabilities));
    case "identify":
      return send(showSignal("identify", capabilities));
    case "show-text": {
      const seconds = Math.ceil(command.durationMs / 1_000);
      if (capabilities.displays === 0) return unsupported;
      if (!(seconds > 0 && seconds <= 0xff) || command.text.length > longestText) return outOfRange;
      const control = { reader: 0, code: 3, seconds, row: 1, column: 1, text: command.text };
      return send([{ kind: "text", control }]);
    }
    case "set-line": {
      const { address, baudRate } = command;
      const isAddress = Number.isInteger(address) && address >= 0 && address <= highestAddress;
      if (!isAddress || !baudRates.includes(baudRate)) return outOfRange;
      return send([{ kind: "communication", address, baudRate }]);
    }
  }
}

function planLock(
  code: number,
  timerTenths: number,
  capabilities: Capabilities,
  lockOutput: number | null,
): CommandPlan {
  if (lockOutput === null) return { kind: "settled", outcome: refused("no-lock-output") };
  if (lockOutput >= capabilities.outputs) return unsupported;
  const controls = [{ output: lockOutput, code, timerTenths }];
  return { kind: "send", messages: [{ kind: "outputs", controls }], isUrgent: true };
}

function send(messages: readonly OsdpCommand[]): CommandPlan {
  return { kind: "send", messages, isUrgent: false };
}
