import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

/** The two ordered streams of a project. */
export const streamNames = ["changes", "doors"] as const;
export type StreamName = (typeof streamNames)[number];

/** Where in a stream an answer was read; deltas up to here are already in it. */
export const asOf = z.object({ epoch: id, position: z.number() });
export type AsOf = z.output<typeof asOf>;

/** A committed event with its position. */
export type FrameEvent = { readonly p: number; readonly name: string; readonly data: unknown };

/** Tab counters after `to`; only admins receive them. */
export type FrameCounts = { active: number; inReview: number; blocked: number; archived: number };

/**
 * All a socket may see of the positions `from < p ≤ to`. A client that has applied up to `last` applies the events above
 * `last` when `from ≤ last < to`, drops the frame when `to ≤ last`, and asks `live.since` when `from > last`.
 * `refetch` stands instead of events when there were more than `frameLimit`.
 */
export type Frame = {
  readonly stream: StreamName;
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  readonly events: readonly FrameEvent[];
  readonly refetch?: boolean;
  readonly counts?: FrameCounts;
};

/** The most events one frame carries. */
export const frameLimit = 500;

/** How often an idle stream says where it stands. */
export const heartbeatMs = 2_000;

/** Without a frame for this long a client says *stale since*. */
export const staleAfterMs = 5_000;

/** What a browser asks for in its handshake. `protocol` is the hash of the catalogue it was built with. */
export const browserHandshake = z.object({
  protocol: z.string().check(z.maxLength(100)),
  projectId: id,
  streams: z.array(z.enum(streamNames)),
});
export type BrowserHandshake = z.output<typeof browserHandshake>;

/** The server's first word: where each asked stream stands now. Frames go on from there. */
export type Hello = { readonly streams: Partial<Record<StreamName, AsOf>>; readonly role: string };

/** Asks for what was missed. */
export const sinceInput = z.object({
  stream: z.enum(streamNames),
  epoch: id,
  position: z.int().check(z.nonnegative()),
});

/** Frames from the asked position on; `snapshot` when the log cannot answer and everything must be read anew. */
export type SinceAnswer = { readonly frames: readonly Frame[]; readonly snapshot: boolean };

/** Events of the socket itself, outside the ordered streams. */
export type ServerToBrowser = {
  hello: (hello: Hello) => void;
  frame: (frame: Frame) => void;
  /** The session or its rights have ended or changed; the page asks anew what it may see. */
  "session.changed": (what: { reason: "ended" | "role-changed" }) => void;
  ephemeral: (event: { name: string; data: unknown }) => void;
};

export type BrowserToServer = {
  "live.since": (input: unknown, answer: (reply: SinceAnswer | { error: string }) => void) => void;
  "presence.set": (input: unknown, answer: (reply: { ok: true } | { error: string }) => void) => void;
};
