import { randomUUID } from "node:crypto";
import { listPartRows } from "@gatehouse/contracts/bridge/bridge-limits";
import { type ListAnswer, listAnswer, partAnswer } from "@gatehouse/contracts/bridge/list-frames";
import { accessTables } from "@gatehouse/domain/access/access-list";
import type { ListDelta } from "@gatehouse/domain/access/list-delta";
import {
  type Advance,
  advanceAccessList,
  projectAccessList,
} from "@gatehouse/services/access-lists/project-access-list";
import type { SiteProjection } from "@gatehouse/services/access-lists/site-projection";
import { ask, LinkBroken } from "../sockets/bridge-socket.ts";
import type { FeedParts } from "./block-feed.ts";
import { KeyFeed } from "./key-feed.ts";

/** Keeps a bridge's list at the head of the change log: by deltas, and by a whole list where a delta cannot be told or was refused. */
export class ListFeed {
  readonly #parts: FeedParts;
  readonly #keys: KeyFeed;
  #projection: SiteProjection | undefined;
  #wantsFresh = false;
  /** The version the bridge has on its disk. */
  held = 0;

  constructor(parts: FeedParts, remembered: SiteProjection | undefined) {
    this.#parts = parts;
    this.#keys = new KeyFeed(parts);
    this.#projection = remembered;
  }

  /** What this connection knows of the list, for the next one. */
  get projection(): SiteProjection | undefined {
    return this.#projection;
  }

  /** Brings a bridge that says where it stands to the head, keys included. */
  async open(said: { readonly listVersion: number; readonly listHash: string }): Promise<void> {
    this.held = said.listVersion;
    if (said.listVersion === 0 || !(await this.#catchUp(said))) await this.#sendWhole();
    // Read after the list was: whoever came aboard in between would be in it, and have no key.
    await this.#keys.open();
  }

  /** The next pump also moves the version of a list in which nothing has changed: it is as fresh as its version says. */
  freshen(): void {
    this.#wantsFresh = true;
  }

  /** Sends what is new. */
  async pump(): Promise<void> {
    await this.#follow();
    if (!this.#wantsFresh) return;
    this.#wantsFresh = false;
    await this.#keepFresh();
  }

  async #follow(): Promise<void> {
    const projection = this.#projection;
    if (!projection) return;
    const moved = await this.#advance(projection, projection.position);
    if (moved === "too-far") return this.#replace();
    await this.#keys.follow(moved);
    if (moved.delta !== null) await this.#sendDelta({ ...moved.delta, from: this.held });
  }

  async #keepFresh(): Promise<void> {
    const projection = this.#projection;
    if (!projection || projection.position <= this.held) return;
    await this.#sendDelta({ from: this.held, to: projection.position, hash: projection.hash, rows: {} });
  }

  async #catchUp(said: { readonly listVersion: number; readonly listHash: string }): Promise<boolean> {
    const projection = this.#projection ?? (await this.#project()).projection;
    this.#projection = projection;
    if ((await this.#advance(projection, projection.position)) === "too-far") return false;
    if (said.listVersion > projection.position) return false;
    if (said.listHash === projection.hash) {
      await this.#keepFresh();
      return true;
    }
    const missed = await this.#advance(projection, said.listVersion);
    if (missed === "too-far" || missed.delta === null) return false;
    await this.#sendDelta(missed.delta);
    return true;
  }

  async #sendDelta(delta: ListDelta): Promise<void> {
    const answer = await ask(this.#parts.socket, "list.delta", delta, listAnswer);
    if (answer.kind === "refused") return this.#replace();
    this.held = answer.version;
  }

  async #replace(): Promise<void> {
    await this.#sendWhole();
    await this.#keys.follow({ isPlaceTouched: true, userIds: [] });
  }

  /** Part by part, each after the last was taken: a block that comes in between overtakes the rest. */
  async #sendWhole(): Promise<void> {
    const { socket } = this.#parts;
    const { list, projection } = await this.#project();
    this.#projection = projection;
    const snapshotId = randomUUID();
    let parts = 0;
    for (const table of accessTables)
      for (let at = 0; at < list.rows[table].length; at += listPartRows) {
        const rows = list.rows[table].slice(at, at + listPartRows);
        await ask(socket, "list.part", { snapshotId, table, rows }, partAnswer);
        parts += 1;
      }
    const end = { snapshotId, version: list.version, hash: list.hash, parts };
    const answer: ListAnswer = await ask(socket, "list.end", end, listAnswer);
    if (answer.kind === "refused") throw new LinkBroken(`a whole list was refused: ${answer.reason}`);
    this.held = answer.version;
  }

  #project() {
    const { db, actor, siteId } = this.#parts;
    return projectAccessList(db, actor.projectId, siteId);
  }

  #advance(projection: SiteProjection, from: number): Promise<Advance> {
    return advanceAccessList(this.#parts.db, this.#parts.actor.projectId, projection, from);
  }
}
