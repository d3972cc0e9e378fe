import { type BridgeCommand, bridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { StoredChange } from "@gatehouse/db/changes/read-changes";

/**
 * The order a change is for this bridge: one for its site that names no other bridge. Null for everything else, also for an
 * order whose detail is erased. Pure.
 */
export function bridgeCommandOf(
  change: StoredChange,
  { siteId, bridgeId }: { readonly siteId: string; readonly bridgeId: string },
): BridgeCommand | null {
  const { after, position, subjectId } = change;
  if (after === undefined || after.siteId !== siteId || typeof after.expiresAt !== "string") return null;
  if (after.toBridgeId !== undefined && after.toBridgeId !== bridgeId) return null;
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
    case "reader.install-mode-ordered":
      return { kind: "open-install-mode", readerId: subjectId, durationMs: after.durationMs };
    case "reader.install-mode-close-ordered":
      return { kind: "close-install-mode", readerId: subjectId };
    case "reader.key-rotation-ordered":
      return { kind: "rotate-key", readerId: subjectId };
    case "reader.quarantine-release-ordered":
      return { kind: "release-quarantine", readerId: subjectId };
    case "reader.identify-ordered":
      return { kind: "identify", readerId: subjectId };
    case "trace.ordered":
      return { kind: "trace", traceId: after.traceId, lineId: after.lineId, durationMs: after.durationMs };
    case "trace.stop-ordered":
      return { kind: "stop-trace", traceId: after.traceId };
    default:
      return {};
  }
}
