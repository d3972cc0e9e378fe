// Repetitions come within a session or right after it; this many are minutes of a busy door.
const remembered = 256;

/** Remembers what was taken, for sources whose messages have no number of their own. Bounded: the oldest is forgotten. */
export class SeenMessages {
  readonly #seen = new Set<string>();

  /** Whether it was there before; from now on it is. */
  isRepeated(key: string): boolean {
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    const [oldest] = this.#seen;
    if (this.#seen.size > remembered && oldest !== undefined) this.#seen.delete(oldest);
    return false;
  }
}
