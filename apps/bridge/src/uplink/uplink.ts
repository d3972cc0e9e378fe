import type { BridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { BridgeToServer, ServerToBridge } from "@gatehouse/contracts/bridge/bridge-events";
import { bridgeAckMs, bridgeLinkPath } from "@gatehouse/contracts/bridge/bridge-limits";
import { batchAnswer } from "@gatehouse/contracts/bridge/event-batch";
import { type Challenge, challenge } from "@gatehouse/contracts/bridge/hello";
import { io, type Socket } from "socket.io-client";
import type { ServerClock } from "../clock/server-clock.ts";
import type { PassKeyStore } from "../credentials/pass-keys.ts";
import { makeBlockGate } from "./block-gate.ts";
import { guarded } from "./guarded.ts";
import { hearServer, type ListNews } from "./hear-server.ts";
import { type Introduction, introduce, type Welcomed } from "./introduce.ts";
import { sendEvents } from "./send-events.ts";

/** What the conversation with the server works on. */
export type UplinkParts = Introduction & {
  readonly url: string;
  readonly passKeys: PassKeyStore;
  readonly clock: ServerClock;
  readonly onBadgeKeys: (keys: Welcomed["badgeKeys"]) => void;
  /** The list or blocks have changed and are durable. */
  readonly onList: (news: ListNews) => void;
  readonly onCommand: (command: BridgeCommand) => void;
  readonly onLink: (state: "up" | "down") => void;
  /** The server has brought this bridge up to date and hears it. */
  readonly onReady: (link: ReadyLink) => void;
  /** The server's time has moved ours by this much, ms. */
  readonly onClockMoved: (byMs: number) => void;
  readonly say: (text: string) => void;
  /** How long presentations wait for the blocks of a new link, ms; two seconds when not given. */
  readonly blockWaitMs?: number;
};

/** Says something to the server and answers what it said; rejects when the link is lost or no answer comes. */
export type AskServer = (event: "lines" | "trace.moved" | "trace.part", payload: object) => Promise<unknown>;

/** A link over which the server listens, until the signal aborts. */
export type ReadyLink = { readonly ask: AskServer; readonly signal: AbortSignal };

/** The running conversation; it lives until it is closed, across any number of lost connections. */
export type Uplink = {
  /** Resolves at once, or, while a link has just opened, when its blocks are in force or the link is gone. */
  readonly blocksSettled: () => Promise<void>;
  readonly close: () => void;
};

/** The socket of a bridge. */
export type UplinkSocket = Socket<ServerToBridge, BridgeToServer>;

/** A server that refused us, or broke off by itself, is asked again after this long: a quarantine may be lifted, a server updated. */
const againMs = 3_000;

/** Dials the server and keeps following it: blocks before anything else, then the list, and only then events go up. */
export function openUplink(parts: UplinkParts): Uplink {
  const { clock, journal, say } = parts;
  let sending: AbortController | undefined;
  let serverNextSeq = 1;
  let isUp = false;
  let isClosed = false;
  const socket: UplinkSocket = io(parts.url, {
    path: bridgeLinkPath,
    transports: ["websocket"],
    reconnectionDelay: 250,
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });
  const dialAgain = () => {
    if (!isClosed) setTimeout(() => !isClosed && socket.connect(), againMs).unref();
  };
  const giveUp = (why: string) => {
    say(why);
    socket.disconnect();
    dialAgain();
  };
  const gate = makeBlockGate(() => giveUp("the server did not send its blocks in time"), parts.blockWaitMs);

  const greet = async (given: Challenge): Promise<void> => {
    const welcomed = await introduce(given, parts, (hello) =>
      socket.timeout(bridgeAckMs).emitWithAck("hello", hello),
    );
    parts.onClockMoved(clock.hear(welcomed.serverTime));
    serverNextSeq = welcomed.nextSeq;
    parts.onBadgeKeys(welcomed.badgeKeys);
  };

  // The link itself, before anything was said over it: from here on the server may know more than the list.
  socket.io.on("open", gate.close);
  socket.io.on("close", gate.open);
  socket.on("disconnect", (reason) => {
    sending?.abort();
    if (isUp) parts.onLink("down");
    isUp = false;
    // Socket.IO dials again by itself only when it was not the server that hung up.
    if (reason === "io server disconnect") dialAgain();
  });
  socket.on(
    "challenge",
    guarded(challenge, (given) => void greet(given).catch((error: Error) => giveUp(error.message)), say),
  );
  hearServer(socket, { ...parts, onBlocksInForce: gate.open });
  socket.on("ready", () => {
    if (!isUp) parts.onLink("up");
    isUp = true;
    sending?.abort();
    sending = new AbortController();
    const { signal } = sending;
    const send = async (batch: unknown) => {
      const answer = batchAnswer.safeParse(await socket.timeout(bridgeAckMs).emitWithAck("events", batch));
      return answer.success ? answer.data : { kind: "later" as const };
    };
    parts.onReady({
      signal,
      ask: (event, payload) => socket.timeout(bridgeAckMs).emitWithAck(event, payload),
    });
    // A lost acknowledgement means a lost link: what was not acknowledged is sent again after the next hello.
    sendEvents(journal, send, serverNextSeq, signal).then(
      (end) =>
        end === "quarantined" && say("the server has quarantined this bridge; an admin has to look at it"),
      () => !signal.aborted && giveUp("the server did not acknowledge events in time"),
    );
  });

  return {
    blocksSettled: gate.passed,
    close: () => {
      isClosed = true;
      sending?.abort();
      socket.disconnect();
      gate.open();
    },
  };
}
