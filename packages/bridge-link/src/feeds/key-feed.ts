import { type PassKeys, partAnswer } from "@gatehouse/contracts/bridge/list-frames";
import { readSiteKeys, type SiteKey } from "@gatehouse/services/access-lists/read-site-keys";
import { ask } from "../sockets/bridge-socket.ts";
import type { FeedParts } from "./block-feed.ts";

/** Keys of one frame: about 100 kB. */
const keysAtOnce = 1_000;

/** Keeps a bridge's pass keys those of the people who may open one of its doors, no more and no fewer. */
export class KeyFeed {
  readonly #parts: FeedParts;
  /** What the bridge was told, by person. */
  readonly #told = new Map<string, SiteKey>();

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** Sends all keys anew; whatever the bridge held before counts no more. */
  async open(): Promise<void> {
    await this.#tell(await this.#read("all"), [], true);
  }

  /** Sends what a move of the list has changed about keys. */
  async follow(moved: {
    readonly isPlaceTouched: boolean;
    readonly userIds: readonly string[];
  }): Promise<void> {
    if (!moved.isPlaceTouched && moved.userIds.length === 0) return;
    const keys = await this.#read(moved.isPlaceTouched ? "all" : moved.userIds);
    const keyed = new Set(keys.map((key) => key.userId));
    const asked = moved.isPlaceTouched ? [...this.#told.keys()] : moved.userIds;
    const gone = asked.flatMap((userId) => (keyed.has(userId) ? [] : (this.#told.get(userId) ?? [])));
    const changed = keys.filter((key) => this.#told.get(key.userId)?.key !== key.key);
    if (changed.length + gone.length > 0) await this.#tell(changed, gone, false);
  }

  #read(userIds: readonly string[] | "all"): Promise<SiteKey[]> {
    const { db, actor, siteId } = this.#parts;
    return readSiteKeys(db, { projectId: actor.projectId, siteId }, userIds);
  }

  async #tell(changed: readonly SiteKey[], gone: readonly SiteKey[], whole: boolean): Promise<void> {
    const removes = gone.map((key) => key.passNumber);
    for (let at = 0; at === 0 || at < changed.length; at += keysAtOnce) {
      const upserts = changed
        .slice(at, at + keysAtOnce)
        .map(({ passNumber, keyGeneration, key }) => ({ passNumber, keyGeneration, key }));
      const frame: PassKeys = { whole: whole && at === 0, upserts, removes: at === 0 ? removes : [] };
      await ask(this.#parts.socket, "list.keys", frame, partAnswer);
    }
    if (whole) this.#told.clear();
    for (const key of gone) this.#told.delete(key.userId);
    for (const key of changed) this.#told.set(key.userId, key);
  }
}
