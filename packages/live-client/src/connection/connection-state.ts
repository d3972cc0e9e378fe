import { staleAfterMs } from "@gatehouse/contracts/live/frame";

/** What is always on screen: what is shown is true now, is being brought up to date, or was true until then. */
export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  | { readonly kind: "catching-up" }
  | { readonly kind: "stale"; readonly since: number }
  | { readonly kind: "ended"; readonly reason: "signed-out" | "role-changed" | "not-found" }
  | { readonly kind: "new-version" };

/** What the state is judged from, at a moment. Times in milliseconds of one clock. */
export type ConnectionFacts = {
  readonly connected: boolean;
  readonly catchingUp: boolean;
  readonly lastFrameAt: number | undefined;
  readonly ended: Extract<ConnectionState, { kind: "ended" | "new-version" }> | undefined;
};

/** Nothing is called live without a frame within the last 5 s, whatever the socket believes of itself. */
export function connectionState(facts: ConnectionFacts, now: number): ConnectionState {
  if (facts.ended) return facts.ended;
  if (facts.lastFrameAt === undefined) return { kind: "connecting" };
  if (!facts.connected || now - facts.lastFrameAt > staleAfterMs)
    return { kind: "stale", since: facts.lastFrameAt };
  return facts.catchingUp ? { kind: "catching-up" } : { kind: "live" };
}
