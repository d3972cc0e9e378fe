import { heartbeatMs, type StreamName } from "@gatehouse/contracts/live/frame";
import { readPositions } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/services/connection";
import { coalescer } from "./coalescer.ts";
import { ProjectFeed, type SendFrame } from "./project-feed.ts";
import type { StreamSource } from "./stream-source.ts";

/** Sends one frame to the sockets of a project's view on this node. */
export type SendToRoom = (projectId: string, ...frame: Parameters<SendFrame>) => void;

/** How often the heads are read in case a doorbell of another process was missed. */
const pollMs = 500;

/** The feeds of every project that has a socket here. They start with the first socket and end with the last. */
export class Feeds {
  readonly #db: Db;
  readonly #sources: ReadonlyMap<StreamName, StreamSource>;
  readonly #send: SendToRoom;
  readonly #feeds = new Map<string, Promise<ProjectFeed>>();
  readonly #ringing = coalescer((key) => this.#pump(key));
  readonly #timers: NodeJS.Timeout[] = [];
  #unlisten: () => void = () => {};

  constructor(db: Db, sources: readonly StreamSource[], send: SendToRoom) {
    this.#db = db;
    this.#sources = new Map(sources.map((source) => [source.name, source]));
    this.#send = send;
  }

  start(): void {
    this.#unlisten = this.#db.bell.listen((projectId, stream) =>
      this.#ringing.ring(`${projectId} ${stream}`),
    );
    this.#timers.push(
      setInterval(() => void this.#beat(), heartbeatMs / 2),
      setInterval(() => void this.#poll(), pollMs),
    );
  }

  stop(): void {
    this.#unlisten();
    this.#ringing.stop();
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** The running feed of a stream; undefined for a project without a head. */
  async open(projectId: string, stream: StreamName): Promise<ProjectFeed | undefined> {
    const source = this.#sources.get(stream);
    if (!source) return undefined;
    const key = `${projectId} ${stream}`;
    const running = this.#feeds.get(key);
    if (running !== undefined) return running;
    const head = await source.readHead(projectId);
    if (!head) return undefined;
    const opened =
      this.#feeds.get(key) ??
      Promise.resolve(
        new ProjectFeed(source, projectId, head, (view, frame) => this.#send(projectId, view, frame)),
      );
    this.#feeds.set(key, opened);
    return opened;
  }

  /** Ends the feeds of a project nobody listens to. */
  close(projectId: string): void {
    for (const stream of this.#sources.keys()) this.#feeds.delete(`${projectId} ${stream}`);
  }

  source(stream: StreamName): StreamSource | undefined {
    return this.#sources.get(stream);
  }

  async #pump(key: string): Promise<void> {
    const feed = await this.#feeds.get(key);
    await feed?.pump();
  }

  async #beat(): Promise<void> {
    const now = Date.now();
    for (const feed of this.#feeds.values()) (await feed).beat(now, heartbeatMs);
  }

  async #poll(): Promise<void> {
    const projectIds = [...new Set([...this.#feeds.keys()].map((key) => key.split(" ")[0] ?? ""))];
    if (projectIds.length === 0) return;
    // A database that is away for a moment is found again by the next poll; until then the clients' own clocks say "stale".
    const positions = await readPositions(this.#db, projectIds).catch(() => undefined);
    for (const [key, opening] of this.#feeds) {
      const [projectId = "", stream] = key.split(" ");
      const feed = await opening;
      const there = positions?.get(projectId)?.[stream === "doors" ? "doors" : "changes"];
      if (there !== undefined && there > feed.position) this.#ringing.ring(key);
    }
  }
}
