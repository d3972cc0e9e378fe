import { leaseHeartbeatMs } from "@gatehouse/contracts/bridge/bridge-limits";
import { type BatchAnswer, type EventBatch, eventBatch } from "@gatehouse/contracts/bridge/event-batch";
import type { Hello } from "@gatehouse/contracts/bridge/hello";
import { bridgeStatus } from "@gatehouse/contracts/bridge/lease-heartbeat";
import type { QuarantineReason } from "@gatehouse/domain/bridges/stream";
import type { SiteProjection } from "@gatehouse/services/access-lists/site-projection";
import { disconnectBridge } from "@gatehouse/services/bridges/disconnect-bridge";
import type { GreetedBridge } from "@gatehouse/services/bridges/greet-bridge";
import { quarantineBridge } from "@gatehouse/services/bridges/quarantine-bridge";
import { renewLease } from "@gatehouse/services/bridges/renew-lease";
import type { Db } from "@gatehouse/services/connection";
import type { DoorIngest } from "@gatehouse/services/doors/ingest-door-events";
import { BlockFeed } from "../feeds/block-feed.ts";
import type { ChangeBell } from "../feeds/change-bell.ts";
import { InTurn } from "../feeds/in-turn.ts";
import { ListFeed } from "../feeds/list-feed.ts";
import { ask, type BridgeSocket, LinkBroken } from "../sockets/bridge-socket.ts";
import { safely } from "../sockets/safely.ts";
import { hearOfReaders } from "./hear-of-readers.ts";

/** What all sessions of a server share. */
export type SessionParts = {
  readonly db: Db;
  readonly bell: ChangeBell;
  readonly ingest: Pick<DoorIngest, "add">;
  readonly report: (error: unknown) => void;
};

/** One connected bridge that has proved who it is: brought up to date in a fixed order, then kept so until its link ends. */
export class BridgeSession {
  readonly #parts: SessionParts;
  readonly #socket: BridgeSocket;
  readonly #greeted: GreetedBridge;
  readonly #blocks: BlockFeed;
  readonly #list: ListFeed;
  readonly #blockTurn: InTurn;
  readonly #listTurn: InTurn;
  readonly #endings: (() => void)[] = [];
  #isReady = false;
  #lagMs: number | null = null;
  #isOver = false;
  #ending: Promise<void> | undefined;
  readonly #hasEnded = Promise.withResolvers<void>();
  #backlog = 0;
  /** The next number the bridge has announced: a copy of it that says less gives itself away. */
  announcedSeq: number;

  constructor(
    parts: SessionParts,
    socket: BridgeSocket,
    greeted: GreetedBridge,
    start: { readonly announcedSeq: number; readonly remembered: SiteProjection | undefined },
  ) {
    this.#parts = parts;
    this.#socket = socket;
    this.#greeted = greeted;
    this.announcedSeq = start.announcedSeq;
    const broken = (error: unknown) => this.#break(error);
    const feed = { db: parts.db, socket, actor: greeted.actor, siteId: greeted.siteId, broken };
    this.#blocks = new BlockFeed(feed);
    this.#list = new ListFeed(feed, start.remembered);
    this.#blockTurn = new InTurn(() => this.#blocks.pump(), broken);
    this.#listTurn = new InTurn(() => this.#list.pump(), broken);
    socket.on(
      "events",
      safely(eventBatch, (batch) => this.#take(batch), parts.report),
    );
    const isHeard = () => this.#isReady && !this.#isOver;
    hearOfReaders(socket, { db: parts.db, greeted, isHeard, report: parts.report });
    socket.once("disconnect", () => void this.end());
  }

  get socketId(): string {
    return this.#socket.id;
  }

  /** Resolves when the link has ended and that is recorded. */
  get ended(): Promise<void> {
    return this.#hasEnded.promise;
  }

  /** What is known of the bridge's list, for its next connection here. */
  get projection(): SiteProjection | undefined {
    return this.#list.projection;
  }

  /** Blocks first and acknowledged, then the list and its keys, then a lease; only then do events flow. */
  async open(said: Hello): Promise<void> {
    try {
      await this.#blocks.open(said.blockPosition);
      // From here on a block leaves at once, however long the list takes.
      this.#follow(this.#blockTurn);
      await this.#list.open(said);
      this.#follow(this.#listTurn);
      await this.#beat();
      this.#isReady = true;
      this.#socket.emit("ready");
    } catch (error) {
      return this.#break(error);
    }
    if (this.#isOver) return;
    const timer = setInterval(
      () => void this.#beat().catch((error: unknown) => this.#break(error)),
      leaseHeartbeatMs,
    );
    this.#endings.push(() => clearInterval(timer));
  }

  /** Rings a feed for everything new from now on, and once for what was committed while it was opened. */
  #follow(turn: InTurn): void {
    if (this.#isOver) return;
    this.#endings.push(this.#parts.bell.listen(this.#greeted.actor.projectId, () => turn.ring()));
    turn.ring();
  }

  /** Cuts the link and records that it has ended; a second call waits for the first. */
  end(): Promise<void> {
    this.#ending ??= this.#end().finally(this.#hasEnded.resolve);
    return this.#ending;
  }

  async #end(): Promise<void> {
    this.#isOver = true;
    this.#socket.disconnect(true);
    for (const end of this.#endings.splice(0)) end();
    await Promise.all([this.#blockTurn.stop(), this.#listTurn.stop()]);
    const { actor, connectedAt } = this.#greeted;
    await disconnectBridge(this.#parts.db, actor, connectedAt).catch(this.#parts.report);
  }

  #break(error: unknown): void {
    if (!this.#isOver && !(error instanceof LinkBroken)) this.#parts.report(error);
    void this.end();
  }

  async #beat(): Promise<void> {
    const { db } = this.#parts;
    await this.#blocks.recordPending().catch(this.#parts.report);
    if (this.#isReady) {
      this.#list.freshen();
      this.#listTurn.ring();
    }
    const status = {
      backlog: this.#backlog,
      listVersion: this.#list.held,
      blockPosition: this.#blocks.acknowledged,
    };
    const pulse = { ...status, lagMs: this.#lagMs, newestBlockPosition: this.#blocks.newest };
    // A database that is away renews nothing; the lease the bridge holds is what it is for.
    const renewed = await renewLease(db, this.#greeted.actor, pulse).catch(this.#parts.report);
    if (!renewed) return;
    const heartbeat = { serverTime: renewed.now.getTime(), renewal: renewed.renewal };
    this.#backlog = (await ask(this.#socket, "lease", heartbeat, bridgeStatus)).backlog;
  }

  async #take(batch: EventBatch): Promise<BatchAnswer> {
    if (!this.#isReady || this.#isOver) return { kind: "later" };
    const { actor, siteId } = this.#greeted;
    const last = batch.entries.at(-1);
    if (last) this.announcedSeq = Math.max(this.announcedSeq, (last.through ?? last.seq) + 1);
    const { lagMs, ...answer } = await this.#parts.ingest.add(actor.projectId, {
      bridgeId: actor.bridgeId,
      siteId,
      batch,
    });
    if (lagMs !== undefined) this.#lagMs = lagMs;
    if (answer.kind === "quarantined") void this.#quarantine(answer.reason as QuarantineReason);
    return answer;
  }

  async #quarantine(reason: QuarantineReason): Promise<void> {
    await quarantineBridge(this.#parts.db, this.#greeted.actor, reason).catch(this.#parts.report);
    await this.end();
  }
}
