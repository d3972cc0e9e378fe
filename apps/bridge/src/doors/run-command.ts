import type { BridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { ServerClock } from "../clock/server-clock.ts";
import type { MakeEvent } from "../journal/event-maker.ts";
import type { Journal } from "../journal/journal.ts";
import type { SiteLines } from "../lines/site-lines.ts";
import type { SiteDoors } from "./site-doors.ts";

/** What orders act on. */
export type CommandParts = {
  readonly doors: SiteDoors;
  readonly clock: ServerClock;
  readonly journal: Journal;
  readonly makeEvent: MakeEvent;
  readonly lines: () => SiteLines | undefined;
};

/** Carries out orders, each once, and journals what came of it. */
export type CommandRunner = (command: BridgeCommand) => Promise<void>;

type Outcome = "done" | "expired" | "refused" | "failed";

/** Orders live for seconds; this many are more than can come in that time. */
const remembered = 1_000;

/**
 * An order that comes after its end does nothing: a stored unlock must not open a door an hour later. One that comes a
 * second time does nothing either.
 */
export function makeCommandRunner(parts: CommandParts): CommandRunner {
  const seen = new Set<string>();
  return async (command) => {
    if (seen.has(command.commandId)) return;
    seen.add(command.commandId);
    for (const oldest of seen) {
      if (seen.size <= remembered) break;
      seen.delete(oldest);
    }
    const outcome = parts.clock.now() > command.expiresAt ? "expired" : await carryOut(command, parts);
    await parts.journal.append(parts.makeEvent("command.result", { commandId: command.commandId, outcome }));
  };
}

async function carryOut(command: BridgeCommand, { doors, lines }: CommandParts): Promise<Outcome> {
  switch (command.kind) {
    case "unlock":
      return await doors.unlock(command.doorId, command.commandId, command.durationMs);
    case "lockdown":
    case "release":
      await doors.lockDown(command.doorIds, command.kind === "lockdown", command.position);
      return "done";
    case "identify":
      return (await doors.identify(command.readerId)) ? "done" : "failed";
    case "present":
      return (await lines()?.present(command.readerId, command.thing)) ? "done" : "refused";
    case "open-install-mode":
    case "close-install-mode":
    case "rotate-key":
    case "release-quarantine":
    case "trace":
    case "stop-trace":
      return "refused";
  }
}
