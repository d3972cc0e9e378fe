import { type BlocksMessage, blocksAnswer } from "@gatehouse/contracts/bridge/blocks-frame";
import { commandReceipt } from "@gatehouse/contracts/bridge/bridge-command";
import {
  readChanges,
  readHead,
  readSmallChanges,
  type StoredChange,
} from "@gatehouse/db/changes/read-changes";
import type { BlockEntry } from "@gatehouse/domain/access/access-list";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";
import {
  mayCloseDoors,
  openRevocationsOf,
  peopleChangedAfter,
  readBlockEntries,
  revocationIdsIn,
} from "@gatehouse/services/access-lists/block-entries";
import { bridgeCommandOf } from "@gatehouse/services/bridges/bridge-command-of";
import type { Db } from "@gatehouse/services/connection";
import { acknowledgeRevocations } from "@gatehouse/services/revocations/acknowledge-revocations";
import { ask, type BridgeSocket, LinkBroken } from "../sockets/bridge-socket.ts";

/** What the feed of one bridge works with. `broken` is called when the link is of no use any more. */
export type FeedParts = {
  readonly db: Db;
  readonly socket: BridgeSocket;
  readonly actor: BridgeActor;
  readonly siteId: string;
  readonly broken: (error: unknown) => void;
};

/** Entries of one frame: about 300 kB, a few milliseconds on the wire. */
const entriesAtOnce = 2_000;
const changesAtOnce = 500;

/**
 * Sends what closes doors, ahead of everything else, and every order to a door as soon as it stands in the change log. A
 * block leaves with the first read after the bell; its acknowledgement is waited for beside, so a slow disk at one bridge
 * holds up nothing here.
 */
export class BlockFeed {
  readonly #parts: FeedParts;
  #position = 0;
  /** Small commits up to here were sent ahead of the changes before them, and these orders with them. */
  #overtaken = 0;
  readonly #ordered = new Set<number>();
  /** Revocations the bridge holds whose acknowledgement the database could not take yet. */
  readonly #unrecorded = new Set<string>();
  /** The newest position whose blocks the bridge has on disk, and the newest that was sent. */
  acknowledged = 0;
  newest = 0;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** The first frames of a connection: everybody who may have been closed out since `from`, and all open revocations. */
  async open(from: number): Promise<void> {
    const { db, actor } = this.#parts;
    const { projectId, bridgeId } = actor;
    const head = (await readHead(db.client, projectId))?.position ?? 0;
    const open = await openRevocationsOf(db, projectId, bridgeId);
    // A bridge without a list opens for nobody; its first list brings everything.
    const changed = from === 0 ? [] : await peopleChangedAfter(db.client, projectId, from);
    const userIds = [...new Set([...open.userIds, ...changed])];
    this.#position = head;
    this.acknowledged = from;
    this.newest = head;
    for (let at = 0; at < userIds.length; at += entriesAtOnce) {
      const entries = await readBlockEntries(db.client, projectId, userIds.slice(at, at + entriesAtOnce));
      await this.#send({ position: from, entries, revocationIds: [], more: true });
    }
    await this.#send({ position: head, entries: [], revocationIds: open.revocationIds, more: false });
  }

  /** Sends what is new. */
  async pump(): Promise<void> {
    const { db, actor, socket } = this.#parts;
    while (socket.connected) {
      const changes = await readChanges(db.client, actor.projectId, this.#position, changesAtOnce);
      const last = changes.at(-1);
      if (!last) return;
      await this.#sendClosing(changes, last.position);
      this.#position = last.position;
      this.#giveOrders(changes.filter((change) => !this.#ordered.delete(change.position)));
      if (changes.length < changesAtOnce) return;
      await this.#overtake();
    }
  }

  /** Between two pages of very many changes: a block, a lockdown or a door's opening behind them is not kept waiting for the rest. */
  async #overtake(): Promise<void> {
    const { db, actor } = this.#parts;
    const from = Math.max(this.#position, this.#overtaken);
    const changes = await readSmallChanges(db.client, actor.projectId, from, changesAtOnce);
    await this.#sendClosing(changes, this.#position);
    this.#giveOrders(changes);
    for (const { position } of changes) this.#ordered.add(position);
    this.#overtaken = changes.at(-1)?.position ?? from;
  }

  #giveOrders(changes: readonly StoredChange[]): void {
    const { actor, siteId, socket, broken } = this.#parts;
    for (const change of changes) {
      const command = bridgeCommandOf(change, { siteId, bridgeId: actor.bridgeId });
      if (command) ask(socket, "command", command, commandReceipt).catch(broken);
      if (this.#endsTrust(change)) broken(new LinkBroken(`${change.verb}: the bridge was asked to go`));
    }
  }

  /** Tries again to record what the bridge holds already. */
  async recordPending(): Promise<void> {
    if (this.#unrecorded.size === 0) return;
    const ids = [...this.#unrecorded];
    await acknowledgeRevocations(this.#parts.db, this.#parts.actor, ids);
    for (const id of ids) this.#unrecorded.delete(id);
  }

  async #sendClosing(changes: readonly StoredChange[], position: number): Promise<void> {
    const { db, actor, broken } = this.#parts;
    const closing = changes.filter(mayCloseDoors);
    if (closing.length === 0) return;
    const userIds = [...new Set(closing.map((change) => change.subjectId))];
    const entries: BlockEntry[] = await readBlockEntries(db.client, actor.projectId, userIds);
    this.newest = position;
    this.#send({ position, entries, revocationIds: revocationIdsIn(closing), more: false }).catch(broken);
  }

  async #send(frame: BlocksMessage): Promise<void> {
    const { position } = await ask(this.#parts.socket, "blocks", frame, blocksAnswer);
    this.acknowledged = Math.max(this.acknowledged, Math.min(position, frame.position));
    for (const id of frame.revocationIds) this.#unrecorded.add(id);
    // Where the database is away for a moment, the next heartbeat records it: the doors are closed already.
    await this.recordPending().catch(() => {});
  }

  /** A bridge that was paired anew or quarantined, here or on another node, is not spoken to any more. */
  #endsTrust(change: StoredChange): boolean {
    const isOurs = change.subjectKind === "bridge" && change.subjectId === this.#parts.actor.bridgeId;
    return isOurs && (change.verb === "bridge.paired" || change.verb === "bridge.quarantined");
  }
}
