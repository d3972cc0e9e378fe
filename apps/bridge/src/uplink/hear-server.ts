import { blocksFrame } from "@gatehouse/contracts/bridge/blocks-frame";
import { type BridgeCommand, bridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import { leaseHeartbeat, leaseMessage } from "@gatehouse/contracts/bridge/lease-heartbeat";
import {
  type ListAnswer,
  listDelta,
  listEnd,
  listPart,
  passKeys,
} from "@gatehouse/contracts/bridge/list-frames";
import type { ListResult } from "@gatehouse/domain/access/list-delta";
import type { ServerClock } from "../clock/server-clock.ts";
import type { PassKeyStore } from "../credentials/pass-keys.ts";
import type { Journal } from "../journal/journal.ts";
import type { ListStore } from "../list-store/list-store.ts";
import { guarded } from "./guarded.ts";
import type { Identity } from "./identity.ts";
import { makeListReceiver } from "./receive-list.ts";
import type { UplinkSocket } from "./uplink.ts";

/** What came of something the server sent about the list. */
export type ListNews =
  | { readonly kind: "blocks" | "delta" }
  | { readonly kind: "snapshot"; readonly tookMs: number }
  | { readonly kind: "refused"; readonly reason: string };

/** What the server's words act on. */
export type Hearing = {
  readonly identity: Identity;
  readonly lists: ListStore;
  readonly passKeys: PassKeyStore;
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly onBlocksInForce: () => void;
  readonly onList: (news: ListNews) => void;
  readonly onCommand: (command: BridgeCommand) => void;
  readonly onClockMoved: (byMs: number) => void;
  readonly say: (text: string) => void;
};

/** Takes whatever the server sends once it has welcomed this bridge; what it answers is durable. */
export function hearServer(socket: UplinkSocket, parts: Hearing): void {
  const { identity, lists, passKeys: keys, journal, clock, say } = parts;
  const receiver = makeListReceiver(lists);
  let snapshotBegunAt = 0;
  const answerOf = (result: ListResult, accepted: ListNews): ListAnswer => {
    const { version } = result.list;
    if (result.kind !== "refused") {
      parts.onList(accepted);
      return { kind: result.kind, version };
    }
    parts.onList({ kind: "refused", reason: result.reason });
    return { kind: "refused", reason: result.reason, version };
  };
  socket.on(
    "blocks",
    guarded(
      blocksFrame,
      (frame) => {
        lists.takeBlocks(frame);
        if (!frame.more) parts.onBlocksInForce();
        parts.onList({ kind: "blocks" });
        return { position: frame.position };
      },
      say,
    ),
  );
  socket.on(
    "list.delta",
    guarded(
      listDelta,
      // The wire's schema names exactly the tables of a ListDelta; optional ones differ in `undefined` only.
      (delta) => answerOf(lists.takeDelta(delta as Parameters<ListStore["takeDelta"]>[0]), { kind: "delta" }),
      say,
    ),
  );
  socket.on(
    "list.part",
    guarded(
      listPart,
      (part) => {
        const taken = receiver.part(part);
        if (taken.isFirst) snapshotBegunAt = performance.now();
        return { taken: taken.isReadable };
      },
      say,
    ),
  );
  socket.on(
    "list.end",
    guarded(
      listEnd,
      (end) => {
        const tookMs = Math.round(performance.now() - snapshotBegunAt);
        return answerOf(receiver.end(end), { kind: "snapshot", tookMs });
      },
      say,
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
      say,
    ),
  );
  socket.on(
    "lease",
    guarded(
      leaseHeartbeat,
      ({ serverTime, renewal }) => {
        parts.onClockMoved(clock.hear(serverTime));
        const bridgeId = identity.membership()?.bridgeId ?? "";
        if (renewal && identity.isFromServer(leaseMessage(bridgeId, renewal.lease), renewal.signature))
          lists.takeLease(renewal.lease);
        const list = lists.list();
        return { backlog: journal.backlog(), listVersion: list.version, blockPosition: list.blockVersion };
      },
      say,
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
      say,
    ),
  );
}
