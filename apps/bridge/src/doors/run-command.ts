import type { BridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { AccessList } from "@gatehouse/domain/access/access-list";
import { rowOf } from "@gatehouse/domain/access/row-map";
import type { ServerClock } from "../clock/server-clock.ts";
import type { MakeEvent, Place } from "../journal/event-maker.ts";
import type { Journal } from "../journal/journal.ts";
import type { SiteLines } from "../lines/site-lines.ts";
import { done, type Ran } from "../readers/ran.ts";
import type { ReaderOrder } from "../readers/reader-orders.ts";
import type { OrderedTraces } from "../traces/ordered-traces.ts";
import type { SiteDoors } from "./site-doors.ts";

/** What orders act on. */
export type CommandParts = {
  readonly doors: SiteDoors;
  readonly list: () => AccessList;
  readonly clock: ServerClock;
  readonly journal: Journal;
  readonly makeEvent: MakeEvent;
  readonly lines: () => SiteLines | undefined;
  readonly runReaderOrder: (order: ReaderOrder) => Promise<Ran>;
  readonly traces: Pick<OrderedTraces, "start" | "stop">;
};

/** Carries out orders, each once, and journals what came of it. */
export type CommandRunner = (command: BridgeCommand) => Promise<void>;

/** Orders live for seconds; this many are more than can come in that time. */
const remembered = 1_000;

/**
 * An order that comes after its end does nothing: a stored unlock must not open a door an hour later. One that comes a
 * second time does nothing either.
 */
export function makeCommandRunner(parts: CommandParts): CommandRunner {
  const seen = new Set<string>();
  return async (command) => {
    const { commandId } = command;
    if (seen.has(commandId)) return;
    seen.add(commandId);
    for (const oldest of seen) {
      if (seen.size <= remembered) break;
      seen.delete(oldest);
    }
    const isLate = parts.clock.now() > command.expiresAt;
    const { outcome, refusal } = isLate ? { outcome: "expired" as const } : await carryOut(command, parts);
    const data = { commandId, outcome, ...(refusal ? { refusal } : {}) };
    await parts.journal.append(parts.makeEvent("command.result", data, placeOf(command, parts.list())));
  };
}

/** What became of an order to a reader belongs into the history of that reader. */
function placeOf(command: BridgeCommand, list: AccessList): Place {
  if (!("readerId" in command) || command.kind === "present") return {};
  const { readerId } = command;
  return { readerId, doorId: rowOf(list.tables.readers, readerId)?.doorId ?? null };
}

async function carryOut(command: BridgeCommand, parts: CommandParts): Promise<Ran> {
  const { doors, lines, traces } = parts;
  switch (command.kind) {
    case "unlock":
      return { outcome: await doors.unlock(command.doorId, command.commandId, command.durationMs) };
    case "lockdown":
    case "release":
      await doors.lockDown(command.doorIds, command.kind === "lockdown", command.position);
      return done;
    case "identify":
    case "open-install-mode":
    case "close-install-mode":
    case "rotate-key":
    case "release-quarantine":
      return await parts.runReaderOrder(command);
    case "trace":
      return traces.start(command.traceId, command.lineId, command.durationMs);
    case "stop-trace":
      return traces.stop(command.traceId);
    case "present":
      return (await lines()?.present(command.readerId, command.thing)) ? done : { outcome: "refused" };
  }
}
