import { type Frame, type FrameCounts, frameLimit } from "@gatehouse/contracts/live/frame";
import { type RoomView, roomViews } from "../rooms/rooms.ts";
import { makeFrame } from "./make-frame.ts";
import type { StreamHead, StreamSource } from "./stream-source.ts";

/** Hands a frame to every socket of one view of this node. */
export type SendFrame = (view: RoomView, frame: Frame) => void;

/**
 * Relays one stream of one project from the database to this node's sockets. `pump` reads what is new and sends one
 * frame a view; everybody in a room stands at the same position, so a frame is made and encoded once however many listen.
 */
export class ProjectFeed {
  readonly #source: StreamSource;
  readonly #projectId: string;
  readonly #send: SendFrame;
  #position: number;
  #counts: FrameCounts | undefined;
  #pumping: Promise<void> | undefined;
  #wanted = false;
  #sentAt = 0;
  readonly epoch: string;

  constructor(source: StreamSource, projectId: string, head: StreamHead, send: SendFrame) {
    this.#source = source;
    this.#projectId = projectId;
    this.#send = send;
    this.#position = head.position;
    this.#counts = head.counts;
    this.epoch = head.epoch;
  }

  /** Up to where frames were sent: whoever joins the room now goes on from here. */
  get position(): number {
    return this.#position;
  }

  /** Sends everything committed by now. Calls that come while one runs are answered by one more run. */
  pump(): Promise<void> {
    this.#wanted = true;
    this.#pumping ??= this.#run().finally(() => {
      this.#pumping = undefined;
    });
    return this.#pumping;
  }

  /** An empty frame with the present position when nothing was sent for `idleMs`: a lost last event is found by it. */
  beat(now: number, idleMs: number): void {
    if (now - this.#sentAt < idleMs) return;
    this.#sentAt = now;
    this.#sendAll({ from: this.#position, to: this.#position, entries: [], counts: this.#counts });
  }

  async #run(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      const entries = await this.#source.readAfter(this.#projectId, this.#position, frameLimit + 1);
      const last = entries.at(-1);
      if (!last) continue;
      if (entries.length > frameLimit) return await this.#jump();
      const from = this.#position;
      this.#position = last.position;
      if (this.#counts) this.#counts = (await this.#source.readHead(this.#projectId))?.counts;
      this.#sentAt = Date.now();
      this.#sendAll({ from, to: last.position, entries, counts: this.#counts });
    }
  }

  /** An import or a bulk verb: nobody wants to replay it event by event. */
  async #jump(): Promise<void> {
    const head = await this.#source.readHead(this.#projectId);
    if (!head) return;
    const from = this.#position;
    this.#position = head.position;
    this.#counts = head.counts;
    this.#sentAt = Date.now();
    const base = {
      stream: this.#source.name,
      epoch: this.epoch,
      from,
      to: head.position,
      events: [],
      refetch: true,
    } as const;
    for (const view of roomViews)
      this.#send(view, view === "admin" && head.counts ? { ...base, counts: head.counts } : base);
    this.#wanted = true;
    await this.#run();
  }

  #sendAll(input: {
    from: number;
    to: number;
    entries: Parameters<typeof makeFrame>[1]["entries"];
    counts: FrameCounts | undefined;
  }): void {
    for (const view of roomViews)
      this.#send(view, makeFrame(view, { stream: this.#source.name, epoch: this.epoch, ...input }));
  }
}
