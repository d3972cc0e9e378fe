import type { UntimedReaderObservation } from "../../../observations/door-observation.ts";

/** What a device needs from the line it is on. */
export type DeviceHooks = {
  /** Resolves true when the consumer acknowledged the observation. */
  readonly observe: (observation: UntimedReaderObservation) => Promise<boolean>;
  readonly report: (cause: string, bytes: Uint8Array | null) => void;
  /** Something changed outside a turn: the line should look again at what is due. */
  readonly wake: () => void;
  /** The reader was moved to another line speed. */
  readonly changeBaudRate: (baudRate: number) => void;
};

/** When a device wants the line, and how much it matters. A probe may cost the full reply time and is spaced out. */
export type Turn = { readonly dueMs: number; readonly rank: "urgent" | "regular" | "probe" };
