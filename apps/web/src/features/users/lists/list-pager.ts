import type { RowWindow } from "~/ui/tables/data-column.ts";

/** One page as the server answers it: `next` leads to the page after it, null on the last one. */
export type ListPage = { readonly ids: readonly string[]; readonly next: string | null };

/** A place in the list from which the server can be asked: the position of its first row, and the key before it. */
type Start = { readonly at: number; readonly cursor: string | undefined };

/** Asks the server for the page behind a key; undefined for the first one. */
export type LoadPage = (cursor: string | undefined) => Promise<ListPage>;

/** How many ids are held at once: some screens in both directions, whatever the length of the list. */
const mostHeld = 800;

/**
 * A window on a list of any length that is paged by key. It knows how to reach every position it has passed, holds a
 * stretch around what is looked at, and forgets the rest: memory does not grow with scrolling.
 */
export class ListPager {
  #starts: Start[] = [{ at: 0, cursor: undefined }];
  #ids: readonly string[] = [];
  #offset = 0;
  #end: number | undefined;

  constructor(first: ListPage) {
    this.#take({ at: 0, cursor: undefined }, first);
    this.#ids = first.ids;
  }

  /** Takes the first page as it was read anew; what is held behind it stays until it is read anew itself. */
  takeFirst(page: ListPage): void {
    this.#take({ at: 0, cursor: undefined }, page);
    if (this.#offset === 0) this.#join(0, page.ids);
    if (page.next === null) this.#ids = this.#offset === 0 ? page.ids : [];
  }

  /** Whether more than the first `rows` rows are held, or others than those. */
  reachesBeyond(rows: number): boolean {
    return this.#offset > 0 || this.#ids.length > rows;
  }

  /** The stretch that is held, in a list of `total` rows; a known end counts more than a total counted earlier. */
  window(total: number): RowWindow {
    const held = this.#offset + this.#ids.length;
    return { ids: this.#ids, offset: this.#offset, total: this.#end ?? Math.max(total, held) };
  }

  /** Makes positions reachable that were never passed, such as every 500th. */
  addStarts(starts: readonly { at: number; cursor: string }[]): void {
    const known = new Set(this.#starts.map(({ at }) => at));
    this.#starts.push(...starts.filter(({ at }) => !known.has(at)));
    this.#starts.sort((a, b) => a.at - b.at);
  }

  /** How many rows would have to be read to reach a position from the nearest one that can be asked for. */
  distanceTo(position: number): number {
    return position - this.#startBefore(position).at;
  }

  /**
   * Loads until positions `first` to `last` are held or the list ends, and answers the ids that are held no longer.
   * A failed load leaves what is held as it was.
   */
  async cover(first: number, last: number, load: LoadPage): Promise<readonly string[]> {
    const end = this.#offset + this.#ids.length;
    const inside = first >= this.#offset && first <= end;
    // Reading goes on at the end of what is held where that reaches; else from the nearest known key before it.
    const from = inside ? Math.min(end, last) : first;
    const stretch = await this.#read(this.#startBefore(from), last, load);
    const before = this.#ids;
    this.#join(stretch.at, stretch.ids);
    this.#trim(first, last);
    const held = new Set(this.#ids);
    return before.filter((id) => !held.has(id));
  }

  /** Reads the held stretch anew, in place. Answers the ids that are held no longer. */
  async reload(load: LoadPage): Promise<readonly string[]> {
    const start = this.#startBefore(this.#offset);
    const last = this.#offset + Math.max(1, this.#ids.length) - 1;
    this.#end = undefined;
    const stretch = await this.#read(start, last, load);
    const before = this.#ids;
    this.#ids = stretch.ids;
    this.#offset = stretch.at;
    const held = new Set(this.#ids);
    return before.filter((id) => !held.has(id));
  }

  async #read(start: Start, last: number, load: LoadPage): Promise<{ at: number; ids: string[] }> {
    const ids: string[] = [];
    let at = start;
    for (;;) {
      const page = await load(at.cursor);
      this.#take(at, page);
      ids.push(...page.ids);
      const reached = at.at + page.ids.length;
      if (page.next === null || reached > last) return { at: start.at, ids };
      at = { at: reached, cursor: page.next };
    }
  }

  /** Remembers how to go on behind a page, or that the list ends there. */
  #take(start: Start, page: ListPage): void {
    const behind = start.at + page.ids.length;
    if (page.next === null) {
      this.#end = behind;
      this.#starts = this.#starts.filter(({ at }) => at < Math.max(1, behind));
      return;
    }
    if (this.#end !== undefined && behind >= this.#end) this.#end = undefined;
    this.#starts = [...this.#starts.filter(({ at }) => at !== behind), { at: behind, cursor: page.next }];
    this.#starts.sort((a, b) => a.at - b.at);
  }

  #startBefore(position: number): Start {
    return this.#starts.findLast(({ at }) => at <= position) ?? { at: 0, cursor: undefined };
  }

  /** Lays a stretch over what is held; stretches that do not touch replace it. */
  #join(at: number, ids: readonly string[]): void {
    const end = this.#offset + this.#ids.length;
    const touches = at <= end && at + ids.length >= this.#offset;
    if (!touches) {
      this.#offset = at;
      this.#ids = ids;
      return;
    }
    const fresh = new Set(ids);
    // Others may have come or gone since: a row stands once, where it was read last.
    const before = this.#ids.slice(0, Math.max(0, at - this.#offset)).filter((id) => !fresh.has(id));
    const after = this.#ids.slice(Math.max(0, at + ids.length - this.#offset)).filter((id) => !fresh.has(id));
    this.#offset = Math.min(this.#offset, at);
    this.#ids = [...before, ...ids, ...after];
  }

  #trim(first: number, last: number): void {
    const spare = this.#ids.length - mostHeld;
    if (spare <= 0) return;
    const front = Math.min(spare, Math.max(0, Math.floor((first + last) / 2 - mostHeld / 2) - this.#offset));
    this.#ids = this.#ids.slice(front, front + mostHeld);
    this.#offset += front;
  }
}
