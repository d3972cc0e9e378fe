import { randomBytes } from "node:crypto";
import { blocksFrame } from "@gatehouse/contracts/bridge/blocks-frame";
import { type BridgeCommand, bridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { BridgeToServer, ServerToBridge } from "@gatehouse/contracts/bridge/bridge-events";
import { bridgeAckMs, bridgeLinkPath, bridgeProtocol } from "@gatehouse/contracts/bridge/bridge-limits";
import {
  type Challenge,
  challenge,
  helloMessage,
  welcome,
  welcomeMessage,
} from "@gatehouse/contracts/bridge/hello";
import { leaseHeartbeat, leaseMessage } from "@gatehouse/contracts/bridge/lease-heartbeat";
import { listDelta, listEnd, listPart, passKeys } from "@gatehouse/contracts/bridge/list-frames";
import { setHashText } from "@gatehouse/domain/access/set-hash";
import { io, type Socket } from "socket.io-client";
import type { ServerClock } from "../clock/server-clock.ts";
import type { PassKeyStore } from "../credentials/pass-keys.ts";
import type { Journal } from "../journal/journal.ts";
import type { ListStore } from "../list-store/list-store.ts";
import { guarded } from "./guarded.ts";
import type { Identity } from "./identity.ts";
import { makeListReceiver } from "./receive-list.ts";
import { sendEvents } from "./send-events.ts";

/** What the conversation with the server works on. */
export type UplinkParts = {
  readonly url: string;
  readonly version: string;
  readonly identity: Identity;
  readonly lists: ListStore;
  readonly passKeys: PassKeyStore;
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly onBadgeKeys: (keys: readonly { keyNumber: number; publicKey: string }[]) => void;
  /** The list or blocks have changed and are durable. */
  readonly onList: (why: "blocks" | "delta" | "snapshot" | "refused") => void;
  readonly onCommand: (command: BridgeCommand) => void;
  readonly onLink: (state: "up" | "down") => void;
  readonly say: (text: string) => void;
};

/** The running conversation; it lives until it is closed, across any number of lost connections. */
export type Uplink = {
  /** Resolves at once, or, right after a connection, when the blocks have been heard (bounded). */
  readonly blocksSettled: () => Promise<void>;
  readonly isUp: () => boolean;
  readonly close: () => void;
};

/** A presentation waits at most this long for the blocks of a connection that has just come back. */
const settleMs = 1_000;

/** Dials the server and keeps following it: blocks before anything else, then the list, then events go up. */
export function openUplink(parts: UplinkParts): Uplink {
  const { identity, lists, journal, clock, passKeys: keys } = parts;
  const receiver = makeListReceiver(lists);
  let sending: AbortController | undefined;
  let settled: Promise<void> = Promise.resolve();
  let settle = () => {};
  let up = false;
  const socket: Socket<ServerToBridge, BridgeToServer> = io(parts.url, {
    path: bridgeLinkPath,
    transports: ["websocket"],
    reconnectionDelay: 250,
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });

  const holdPresentations = () => {
    settle();
    settled = new Promise((done) => {
      const timer = setTimeout(() => settle(), settleMs);
      settle = () => {
        clearTimeout(timer);
        done();
      };
    });
  };

  const greet = async (given: Challenge): Promise<void> => {
    if (given.protocol !== bridgeProtocol)
      throw new Error(
        `the server speaks bridge protocol ${given.protocol}, this bridge ${bridgeProtocol}: update the older one`,
      );
    clock.hear(given.serverTime);
    const membership = identity.membership();
    if (!membership) throw new Error("this bridge has not been paired");
    const nonce = randomBytes(32).toString("base64url");
    const list = lists.list();
    const said = {
      protocol: bridgeProtocol,
      projectId: membership.projectId,
      bridgeId: membership.bridgeId,
      epoch: journal.epoch,
      nextSeq: journal.nextSeq(),
      firstHeldSeq: journal.firstHeldSeq(),
      listVersion: list.version,
      listHash: setHashText(list.hash),
      blockPosition: list.blockVersion,
      version: parts.version,
      nonce,
    };
    const answer = await socket
      .timeout(bridgeAckMs)
      .emitWithAck("hello", { ...said, signature: identity.sign(helloMessage(given.nonce, said)) });
    const heard = welcome.parse(answer);
    if (heard.kind === "refused") throw new Error(`the server refuses this bridge: ${heard.code}`);
    if (!identity.isFromServer(welcomeMessage(nonce, membership.bridgeId), heard.signature))
      throw new Error("this is not the server the bridge was paired with");
    serverNextSeq = heard.nextSeq;
    parts.onBadgeKeys(heard.badgeKeys);
  };
  let serverNextSeq = 1;

  socket.on("connect", holdPresentations);
  socket.on("disconnect", () => {
    settle();
    sending?.abort();
    if (up) parts.onLink("down");
    up = false;
  });
  socket.on(
    "challenge",
    guarded(
      challenge,
      (given) => {
        greet(given).catch((error: Error) => {
          parts.say(error.message);
          settle();
          // Tried again by and by: a quarantine may be lifted, a server updated.
          socket.disconnect();
          setTimeout(() => socket.connect(), 5_000).unref();
        });
      },
      parts.say,
    ),
  );
  socket.on(
    "blocks",
    guarded(
      blocksFrame,
      (frame) => {
        lists.takeBlocks(frame);
        settle();
        parts.onList("blocks");
        return { position: frame.position };
      },
      parts.say,
    ),
  );
  socket.on(
    "list.delta",
    guarded(
      listDelta,
      (delta) => {
        // The wire's schema names exactly the tables of a ListDelta; optional ones differ in `undefined` only.
        const result = lists.takeDelta(delta as Parameters<ListStore["takeDelta"]>[0]);
        parts.onList(result.kind === "refused" ? "refused" : "delta");
        const version = result.list.version;
        return result.kind === "refused"
          ? { kind: result.kind, reason: result.reason, version }
          : { kind: result.kind, version };
      },
      parts.say,
    ),
  );
  socket.on(
    "list.part",
    guarded(listPart, (part) => ({ taken: receiver.part(part) }), parts.say),
  );
  socket.on(
    "list.end",
    guarded(
      listEnd,
      (end) => {
        const answer = receiver.end(end);
        parts.onList(answer.kind === "refused" ? "refused" : "snapshot");
        return answer;
      },
      parts.say,
    ),
  );
  socket.on(
    "list.keys",
    guarded(
      passKeys,
      (given) => {
        keys.take(given);
        return { taken: true };
      },
      parts.say,
    ),
  );
  socket.on(
    "lease",
    guarded(
      leaseHeartbeat,
      ({ serverTime, renewal }) => {
        clock.hear(serverTime);
        const bridgeId = identity.membership()?.bridgeId ?? "";
        if (renewal && identity.isFromServer(leaseMessage(bridgeId, renewal.lease), renewal.signature))
          lists.takeLease(renewal.lease);
        const list = lists.list();
        return { backlog: journal.backlog(), listVersion: list.version, blockPosition: list.blockVersion };
      },
      parts.say,
    ),
  );
  socket.on(
    "command",
    guarded(
      bridgeCommand,
      (command) => {
        parts.onCommand(command);
        return { taken: true };
      },
      parts.say,
    ),
  );
  socket.on("ready", () => {
    if (!up) parts.onLink("up");
    up = true;
    sending?.abort();
    sending = new AbortController();
    const { signal } = sending;
    const send = (batch: unknown) => socket.timeout(bridgeAckMs).emitWithAck("events", batch);
    // A lost acknowledgement means a lost link: what was not acknowledged is sent again after the next hello.
    sendEvents(journal, send, serverNextSeq, signal).then(
      (end) =>
        end === "quarantined" &&
        parts.say("the server has quarantined this bridge; an admin has to look at it"),
      () => !signal.aborted && socket.disconnect().connect(),
    );
  });

  return {
    blocksSettled: () => settled,
    isUp: () => up,
    close: () => {
      sending?.abort();
      settle();
      socket.disconnect();
    },
  };
}
