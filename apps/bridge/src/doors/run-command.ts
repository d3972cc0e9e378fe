import type { BridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { ServerClock } from "../clock/server-clock.ts";
import type { MakeEvent } from "../journal/event-maker.ts";
import type { Journal } from "../journal/journal.ts";
import type { Simulation } from "../simulation/run-simulation.ts";
import type { SiteDoors } from "./site-doors.ts";

/** What orders act on. */
export type CommandParts = {
  readonly doors: SiteDoors;
  readonly clock: ServerClock;
  readonly journal: Journal;
  readonly makeEvent: MakeEvent;
  readonly simulation: () => Simulation | undefined;
};

type Outcome = "done" | "expired" | "refused" | "failed";

/** Carries out one order and journals what came of it. An order that comes after its end does nothing: a stored unlock must not open a door an hour later. */
export async function runCommand(command: BridgeCommand, parts: CommandParts): Promise<void> {
  const outcome = parts.clock.now() > command.expiresAt ? "expired" : await carryOut(command, parts);
  await parts.journal.append(parts.makeEvent("command.result", { commandId: command.commandId, outcome }));
}

async function carryOut(command: BridgeCommand, { doors, simulation }: CommandParts): Promise<Outcome> {
  switch (command.kind) {
    case "unlock":
      return (await doors.unlock(command.doorId, command.commandId, command.durationMs)) ? "done" : "refused";
    case "lockdown":
    case "release":
      await doors.lockDown(command.doorIds, command.kind === "lockdown", command.position);
      return "done";
    case "identify":
      return (await doors.identify(command.readerId)) ? "done" : "failed";
    case "present":
      return (await simulation()?.present(command.readerId, command.thing)) ? "done" : "refused";
  }
}
