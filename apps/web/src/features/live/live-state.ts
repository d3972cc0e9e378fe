import type { ConnectionState } from "@gatehouse/live-client/connection/connection-state";
import type { Connection } from "~/ui/states/connection-state.tsx";

/** Why a page is not followed any more. */
export type LiveEnding = "signed-out" | "not-found" | "new-version";

/** How long a page that was never followed may say *catching up*. */
const patienceMs = 5_000;

/**
 * What the pill of the shell says after `before`. A page that is drawn but has never been followed counts from the moment it was
 * drawn (`drawnAt`): what it shows is as old as that.
 */
export function pillOf(
  state: ConnectionState,
  before: Connection,
  clock: { readonly drawnAt: number; readonly now: number },
): Connection {
  const { drawnAt, now } = clock;
  switch (state.kind) {
    case "live":
    case "catching-up":
      return { kind: state.kind };
    case "stale":
      return { kind: "stale", since: state.since };
    case "connecting":
      return now - drawnAt < patienceMs ? { kind: "catching-up" } : { kind: "stale", since: drawnAt };
    case "ended":
    case "new-version":
      return before.kind === "stale" ? before : { kind: "stale", since: now };
  }
}

/** The ending in a state, if it is one; a changed role only connects anew. */
export function endingOf(state: ConnectionState): LiveEnding | undefined {
  if (state.kind === "new-version") return "new-version";
  if (state.kind !== "ended" || state.reason === "role-changed") return undefined;
  return state.reason;
}
