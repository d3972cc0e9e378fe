import type { DoorAction, DoorState } from "@gatehouse/domain/doors/door-state";
import type { CommandOutcome, ReaderCommand } from "@gatehouse/reader/commands/reader-command";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";

/** Whether a reader takes orders now. */
export function isThere(line: ReaderLine, readerId: string): boolean {
  const state = line.health().readers.find((reader) => reader.readerId === readerId)?.state;
  return state === "online-secure" || state === "online-plain" || state === "degraded";
}

/** How a lock is to stand for good; null while somebody has just been let in, which ends by itself. */
export function lastingAction({ lock }: DoorState): DoorAction | null {
  if (lock === "unlocked-momentary") return null;
  return lock === "unlocked-schedule" || lock === "unlocked-override"
    ? { kind: "release" }
    : { kind: "lock" };
}

/** Whether a lock stands as it was told to. A device that only opens for a time locks by itself and takes no order to. */
export function isDone(action: DoorAction, outcome: CommandOutcome): boolean {
  return outcome.kind === "ok" || (action.kind === "lock" && outcome.kind === "unsupported");
}

/** An action of the door as a command to the reader its lock is wired to. */
export function commandFor(readerId: string, action: DoorAction): ReaderCommand {
  switch (action.kind) {
    case "release-for":
      return { kind: "unlock", readerId, durationMs: Math.round(action.ms) };
    case "release":
      return { kind: "hold-unlocked", readerId };
    case "lock":
      return { kind: "lock", readerId };
  }
}
