import { type BridgeCommand, bridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { StoredChange } from "@gatehouse/db/changes/read-changes";

/** The order a change is for a bridge of this site; null for everything else, also for an order whose detail is erased. Pure. */
export function bridgeCommandOf(change: StoredChange, siteId: string): BridgeCommand | null {
  const { after, position, subjectId } = change;
  if (after === undefined || after.siteId !== siteId || typeof after.expiresAt !== "string") return null;
  const ordered = { commandId: after.commandId, expiresAt: Date.parse(after.expiresAt), position };
  const parsed = bridgeCommand.safeParse({ ...ordered, ...particulars(change.verb, subjectId, after) });
  return parsed.success ? parsed.data : null;
}

function particulars(verb: string, subjectId: string, after: Readonly<Record<string, unknown>>): object {
  switch (verb) {
    case "door.unlock-ordered":
      return { kind: "unlock", doorId: subjectId, durationMs: after.durationMs };
    case "door.locked-down":
      return { kind: "lockdown", doorIds: [subjectId] };
    case "door.released":
      return { kind: "release", doorIds: [subjectId] };
    case "reader.presented":
      return { kind: "present", readerId: subjectId, thing: after.thing };
    default:
      return {};
  }
}
