import { readChanges, readHead, readPositions } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/services/connection";
import { coalescer } from "./coalescer.ts";

/** Whom a change concerns: one person's phone, or every phone of a project. */
export type PassNews =
  | { readonly projectId: string; readonly userId: string }
  | { readonly projectId: string };

/** How often the heads are read in case a doorbell of another process was missed. */
const pollMs = 500;
const pageSize = 500;

type Watched = { position: number; phones: number };

/**
 * Follows the logs of the projects that have a phone connected here, and says whose pass may have changed. It tells nothing of
 * what changed: the phone fetches its state, where the rules for it are.
 */
export class PassBell {
  readonly #db: Db;
  readonly #tell: (news: PassNews) => void;
  readonly #projects = new Map<string, Promise<Watched>>();
  readonly #ringing = coalescer((projectId) => this.#pump(projectId));
  readonly #pumping = new Set<string>();
  readonly #unlisten: () => void;
  readonly #timer: NodeJS.Timeout;

  constructor(db: Db, tell: (news: PassNews) => void) {
    this.#db = db;
    this.#tell = tell;
    this.#unlisten = db.bell.listen((projectId) => {
      if (this.#projects.has(projectId)) this.#ringing.ring(projectId);
    });
    this.#timer = setInterval(() => void this.#poll(), pollMs);
  }

  /** Counts a phone in. Once this resolves, every later change of its project is heard. */
  async enter(projectId: string): Promise<void> {
    const opening = this.#projects.get(projectId) ?? this.#open(projectId);
    this.#projects.set(projectId, opening);
    const watched = await opening.catch((error: unknown) => {
      this.#projects.delete(projectId);
      throw error;
    });
    watched.phones += 1;
  }

  /** Counts a phone out; with the last one the project is left alone. */
  async leave(projectId: string): Promise<void> {
    const watched = await this.#projects.get(projectId);
    if (!watched) return;
    watched.phones -= 1;
    if (watched.phones <= 0) this.#projects.delete(projectId);
  }

  stop(): void {
    this.#unlisten();
    this.#ringing.stop();
    clearInterval(this.#timer);
  }

  async #open(projectId: string): Promise<Watched> {
    const head = await readHead(this.#db.client, projectId);
    return { position: head?.position ?? 0, phones: 0 };
  }

  async #pump(projectId: string): Promise<void> {
    if (this.#pumping.has(projectId)) return this.#ringing.ring(projectId);
    this.#pumping.add(projectId);
    try {
      const watched = await this.#projects.get(projectId);
      while (watched && (await this.#readPage(projectId, watched)) === pageSize);
    } finally {
      this.#pumping.delete(projectId);
    }
  }

  async #readPage(projectId: string, watched: Watched): Promise<number> {
    const changes = await readChanges(this.#db.client, projectId, watched.position, pageSize);
    const users = new Set(
      changes.filter(({ subjectKind }) => subjectKind === "user").map(({ subjectId }) => subjectId),
    );
    for (const userId of users) this.#tell({ projectId, userId });
    if (changes.some(({ subjectKind }) => subjectKind === "project")) this.#tell({ projectId });
    watched.position = changes.at(-1)?.position ?? watched.position;
    return changes.length;
  }

  async #poll(): Promise<void> {
    const projectIds = [...this.#projects.keys()];
    if (projectIds.length === 0) return;
    // A database that is away for a moment is found again by the next poll; until then the phones' own clocks say so.
    const positions = await readPositions(this.#db, projectIds).catch(() => undefined);
    for (const [projectId, opening] of this.#projects) {
      const there = positions?.get(projectId)?.changes;
      if (there !== undefined && there > (await opening).position) this.#ringing.ring(projectId);
    }
  }
}
