import type { PassState } from "@gatehouse/contracts/passes/pass-state";
import type { Farewell } from "../markers/pass-marker.ts";

/** What the phone shows. One of them at a time, and each with a screen of its own. */
export type PassView =
  | { readonly kind: "opening" }
  /** Plain http to another host, or a browser without keys. */
  | { readonly kind: "insecure" }
  | { readonly kind: "none" }
  /** The keys are gone and nobody took them away. */
  | { readonly kind: "lost" }
  | { readonly kind: "gone"; readonly why: Farewell }
  /** Bound, and never heard from the server yet. */
  | { readonly kind: "first-contact" }
  /** Too long without the server. */
  | { readonly kind: "go-online" }
  | { readonly kind: "suspended"; readonly standing: "blocked" | "in-review" | "archived" }
  /** The key is of an older generation than the doors ask for. */
  | { readonly kind: "renewing" }
  | { readonly kind: "code" };

/** What a bound phone's view follows from. `now` and `contactAt` are the server's clock. */
export type ViewInput = {
  readonly state: PassState | undefined;
  readonly contactAt: number;
  readonly keyGeneration: number;
  readonly now: number;
};

/** What a bound phone shows. A suspension is shown for as long as it is the last thing heard, however old: it closes, so doubt keeps it. */
export function viewOfHeld({ state, contactAt, keyGeneration, now }: ViewInput): PassView {
  if (!state) return { kind: "first-contact" };
  if (state.standing !== "active") return { kind: "suspended", standing: state.standing };
  if (state.pass === "removing") return { kind: "suspended", standing: "archived" };
  if (now - contactAt >= state.offlineLimitMs) return { kind: "go-online" };
  return state.keyGeneration === keyGeneration ? { kind: "code" } : { kind: "renewing" };
}

/** Until when the code is shown without the server, by the server's clock. */
export const offlineUntil = (state: PassState, contactAt: number): number => contactAt + state.offlineLimitMs;
