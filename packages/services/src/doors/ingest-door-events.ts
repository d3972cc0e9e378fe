import type { Db } from "@gatehouse/db/client";
import type { IngestAnswer, SentBatch } from "./judge-batches.ts";
import { storeBatches } from "./store-batches.ts";
import { StreamMemory } from "./stream-memory.ts";

/**
 * Two transactions of a project begin so far apart at least, and whatever arrives in between is the next one: one flush to
 * the disk for all bridges. What comes after a pause is written at once.
 */
const gatherMs = 10;

type Waiting = SentBatch & { readonly settle: (answer: IngestAnswer) => void };

/** Gathers the batches of all bridges and stores them project by project. What it answers is committed. */
export class DoorIngest {
  readonly #db: Db;
  readonly #report: (error: unknown) => void;
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #writing = new Map<string, Promise<void>>();
  readonly #begunAt = new Map<string, number>();
  readonly #memories = new Map<string, StreamMemory>();

  constructor(db: Db, report: (error: unknown) => void) {
    this.#db = db;
    this.#report = report;
  }

  /** Resolves when the batch is committed or judged; `later` when the database could not take it now. Never rejects. */
  add(projectId: string, sent: SentBatch): Promise<IngestAnswer> {
    const { promise, resolve } = Promise.withResolvers<IngestAnswer>();
    const waiting = this.#waiting.get(projectId);
    if (waiting) waiting.push({ ...sent, settle: resolve });
    else {
      this.#waiting.set(projectId, [{ ...sent, settle: resolve }]);
      const sinceLast = performance.now() - (this.#begunAt.get(projectId) ?? Number.NEGATIVE_INFINITY);
      setTimeout(() => void this.#flush(projectId), Math.max(0, gatherMs - sinceLast));
    }
    return promise;
  }

  /** Resolves when everything that was added has been answered. */
  async settled(): Promise<void> {
    while (this.#waiting.size > 0 || this.#writing.size > 0) {
      await Promise.all(this.#writing.values());
      if (this.#waiting.size > 0) await new Promise((next) => setTimeout(next, gatherMs));
    }
  }

  async #flush(projectId: string): Promise<void> {
    await this.#writing.get(projectId);
    const batches = this.#waiting.get(projectId);
    if (!batches) return;
    this.#waiting.delete(projectId);
    this.#begunAt.set(projectId, performance.now());
    const writing = this.#write(projectId, batches).finally(() => {
      if (this.#writing.get(projectId) === writing) this.#writing.delete(projectId);
    });
    this.#writing.set(projectId, writing);
    await writing;
  }

  async #write(projectId: string, batches: readonly Waiting[]): Promise<void> {
    const memory = this.#memories.get(projectId) ?? new StreamMemory();
    this.#memories.set(projectId, memory);
    try {
      const answers = await storeBatches(this.#db, projectId, batches, memory);
      for (const [nth, batch] of batches.entries()) batch.settle(answers[nth] ?? { kind: "later" });
    } catch (error) {
      // One bridge's trouble must not hold up the others': each is tried by itself, once.
      if (batches.length > 1) for (const batch of batches) await this.#write(projectId, [batch]);
      else {
        this.#report(error);
        for (const batch of batches) batch.settle({ kind: "later" });
      }
    }
  }
}
