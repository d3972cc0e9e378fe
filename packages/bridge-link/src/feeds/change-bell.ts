import { readPositions } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/services/connection";

/** Somebody who wants to hear that a project's change log has grown. */
type Listener = { readonly projectId: string; readonly ring: () => void; seen: number };

/** How often the heads are read in case another process committed: an order or a block from there waits at most this long. */
const pollMs = 500;

/** Rings connected bridges' feeds: at once for commits of this process, within half a second for those of others. */
export class ChangeBell {
  readonly #db: Db;
  readonly #report: (error: unknown) => void;
  readonly #listeners = new Set<Listener>();
  readonly #endings: (() => void)[] = [];

  constructor(db: Db, report: (error: unknown) => void) {
    this.#db = db;
    this.#report = report;
  }

  start(): void {
    const unlisten = this.#db.bell.listen((projectId, stream) => {
      if (stream !== "changes") return;
      for (const one of this.#listeners) if (one.projectId === projectId) one.ring();
    });
    const timer = setInterval(() => void this.#poll(), pollMs);
    this.#endings.push(unlisten, () => clearInterval(timer));
  }

  stop(): void {
    for (const end of this.#endings.splice(0)) end();
    this.#listeners.clear();
  }

  /** Calls `ring` whenever the log may have grown, until the returned function is called. */
  listen(projectId: string, ring: () => void): () => void {
    const listener: Listener = { projectId, ring, seen: 0 };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #poll(): Promise<void> {
    if (this.#listeners.size === 0) return;
    try {
      const positions = await readPositions(this.#db, [
        ...new Set([...this.#listeners].map((one) => one.projectId)),
      ]);
      for (const one of this.#listeners) {
        const there = positions.get(one.projectId)?.changes ?? 0;
        if (there > one.seen) one.ring();
        one.seen = there;
      }
    } catch (error) {
      // A database that is away for a moment is asked again half a second later.
      this.#report(error);
    }
  }
}
