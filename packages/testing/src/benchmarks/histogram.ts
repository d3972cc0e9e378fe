/** Counts of times in steps of 0.1 ms up to 20 s, so that a hundred thousand samples a second cost nothing. */
export class Histogram {
  readonly #counts = new Uint32Array(200_001);
  #total = 0;

  add(ms: number): void {
    const slot = Math.min(this.#counts.length - 1, Math.max(0, Math.round(ms * 10)));
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    this.#total += 1;
  }

  get total(): number {
    return this.#total;
  }

  /** The time in ms that this share of the samples does not exceed; NaN without samples. */
  quantile(share: number): number {
    if (this.#total === 0) return Number.NaN;
    let seen = 0;
    for (const [slot, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= share * this.#total) return slot / 10;
    }
    return Number.NaN;
  }
}
