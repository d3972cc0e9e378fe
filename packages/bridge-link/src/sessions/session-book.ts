import type { SiteProjection } from "@gatehouse/services/access-lists/site-projection";
import type { BridgeSession } from "./bridge-session.ts";

/** The bridges connected to this node, at most one connection each, and what is remembered of their lists in between. */
export class SessionBook {
  readonly #open = new Map<string, BridgeSession>();
  readonly #remembered = new Map<string, SiteProjection>();

  find(bridgeId: string): BridgeSession | undefined {
    return this.#open.get(bridgeId);
  }

  /** Whether this socket is a bridge that has proved who it is. */
  holds(socketId: string): boolean {
    return [...this.#open.values()].some((session) => session.socketId === socketId);
  }

  /** Ends the connection a bridge has here, if any, and answers what is remembered of its list. */
  async replace(bridgeId: string): Promise<SiteProjection | undefined> {
    const session = this.#open.get(bridgeId);
    this.#open.delete(bridgeId);
    await session?.end();
    const projection = session?.projection ?? this.#remembered.get(bridgeId);
    this.#remembered.delete(bridgeId);
    return projection;
  }

  enter(bridgeId: string, session: BridgeSession): void {
    this.#open.set(bridgeId, session);
    void session.ended.then(() => this.#leave(bridgeId, session));
  }

  /** Ends every connection. */
  async endAll(): Promise<void> {
    await Promise.all([...this.#open.values()].map((session) => session.end()));
    this.#open.clear();
  }

  #leave(bridgeId: string, session: BridgeSession): void {
    if (this.#open.get(bridgeId) !== session) return;
    this.#open.delete(bridgeId);
    if (session.projection) this.#remembered.set(bridgeId, session.projection);
  }
}
