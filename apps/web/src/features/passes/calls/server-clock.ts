const noiseMs = 1_000;

/**
 * The server's time as this phone knows it, and the rising instants its calls carry. The phone's own clock may be wrong by any
 * amount; turning it changes nothing but when codes are drawn, and a code drawn at the wrong time opens no door.
 */
export class ServerClock {
  #offsetMs = 0;
  #lastCallAt = 0;

  /** How far the server's clock is ahead of the phone's. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Takes over an offset that was measured before. */
  restore(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** When an instant of the server's clock is by the phone's. */
  toPhone(serverAt: number): number {
    return serverAt - this.#offsetMs;
  }

  /** Sets the clock by an answer: it was written about halfway between asking and hearing. Less than a second is the network's noise. */
  heard(serverAt: number, askedAt: number, heardAt: number): void {
    const measured = serverAt - (askedAt + heardAt) / 2;
    if (Math.abs(measured - this.#offsetMs) >= noiseMs) this.#offsetMs = measured;
  }

  /** The instant of the next call, later than the one before it. */
  nextCall(): number {
    this.#lastCallAt = Math.max(this.#lastCallAt + 1, Math.floor(this.now()));
    return this.#lastCallAt;
  }

  /** The server has seen a later call than this page knew of: another tab, or a clock that was turned back. */
  callsWentOnTo(at: number): void {
    this.#lastCallAt = Math.max(this.#lastCallAt, at);
  }
}
