import type { AsOf, Frame, FrameEvent } from "@gatehouse/contracts/live/frame";

/** What a frame means to a client that has come so far. */
export type FrameVerdict =
  | { readonly kind: "apply"; readonly events: readonly FrameEvent[]; readonly refetch: boolean }
  | { readonly kind: "old" }
  | { readonly kind: "gap" }
  | { readonly kind: "other-epoch" };

/** How far a client has followed one stream. Every committed position is applied exactly once, in order. */
export class StreamCursor {
  #at: AsOf | undefined;

  /** Undefined until the server's first word. */
  get at(): AsOf | undefined {
    return this.#at;
  }

  /** Starts, or starts anew after a snapshot. */
  start(at: AsOf): void {
    this.#at = at;
  }

  /** The client rule of the live contract: apply, drop, or ask for what is missing. Moves only when it says apply. */
  take(frame: Frame): FrameVerdict {
    const at = this.#at;
    if (!at || frame.epoch !== at.epoch) return { kind: "other-epoch" };
    if (frame.from > at.position) return { kind: "gap" };
    if (frame.to <= at.position) return { kind: "old" };
    this.#at = { epoch: at.epoch, position: frame.to };
    return {
      kind: "apply",
      events: frame.events.filter((event) => event.p > at.position),
      refetch: frame.refetch === true,
    };
  }
}
