import type { ListDelta } from "@gatehouse/domain/access/list-delta";
import type { BlocksAnswer, BlocksMessage } from "./blocks-frame.ts";
import type { BridgeCommand, CommandReceipt } from "./bridge-command.ts";
import type { BatchAnswer } from "./event-batch.ts";
import type { Challenge, Welcome } from "./hello.ts";
import type { BridgeStatus, LeaseHeartbeat } from "./lease-heartbeat.ts";
import type { ListAnswer, ListEnd, ListPart, PassKeys } from "./list-frames.ts";
import type { PairAnswer } from "./pairing.ts";
import type { LinesAnswer } from "./reported-lines.ts";
import type { TraceAnswer } from "./trace-uploads.ts";

/** A refusal of the socket itself: the payload was malformed, or the connection may not say this. */
export type LinkRefusal = { readonly error: string };

type Answer<T> = (answer: T | LinkRefusal) => void;

/**
 * What the server sends to a bridge. Order on every connection: `challenge`, then (after the hello) `blocks`, then
 * the list and its keys, then `ready`; only then do events flow up.
 */
export type ServerToBridge = {
  challenge: (challenge: Challenge) => void;
  blocks: (frame: BlocksMessage, answer: (answer: BlocksAnswer) => void) => void;
  "list.delta": (delta: ListDelta, answer: (answer: ListAnswer) => void) => void;
  "list.part": (part: ListPart, answer: (answer: { taken: boolean }) => void) => void;
  "list.end": (end: ListEnd, answer: (answer: ListAnswer) => void) => void;
  "list.keys": (keys: PassKeys, answer: (answer: { taken: boolean }) => void) => void;
  lease: (heartbeat: LeaseHeartbeat, answer: (answer: BridgeStatus) => void) => void;
  ready: () => void;
  command: (command: BridgeCommand, answer: (answer: CommandReceipt) => void) => void;
};

/** What a bridge sends to the server. */
export type BridgeToServer = {
  pair: (request: unknown, answer: Answer<PairAnswer>) => void;
  hello: (hello: unknown, answer: Answer<Welcome>) => void;
  events: (batch: unknown, answer: Answer<BatchAnswer>) => void;
  /** What its configuration says, after `ready` and whenever that changes. A bridge that never says it works all the same. */
  lines: (lines: unknown, answer: Answer<LinesAnswer>) => void;
  "trace.moved": (moved: unknown, answer: Answer<TraceAnswer>) => void;
  "trace.part": (part: unknown, answer: Answer<TraceAnswer>) => void;
};
