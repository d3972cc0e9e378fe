import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";

/** What the stream shows, and what waits while it is paused; both newest first, each event once. */
export type StreamRows = {
  readonly shown: readonly DoorEventRow[];
  readonly waiting: readonly DoorEventRow[];
};

/** A stream that has heard nothing yet. */
export const noRows: StreamRows = { shown: [], waiting: [] };

/** Rows kept in the page; older ones are asked for again when somebody scrolls that far. */
const keptRows = 2_000;

/** An event that came live: on top of what is shown, or of what waits. */
export function withHeard(held: StreamRows, row: DoorEventRow, isPaused: boolean): StreamRows {
  return isPaused
    ? { ...held, waiting: mergeRows([row], held.waiting) }
    : { ...held, shown: mergeRows([row], held.shown) };
}

/**
 * The newest page as the server read it at `position`. What came live after that is newer than the page and stays. While
 * paused, events above the newest one on screen wait, unless nothing of what is on screen is left in the page.
 */
export function withNewestPage(
  held: StreamRows,
  page: { readonly rows: readonly DoorEventRow[]; readonly position: number },
  isPaused: boolean,
): StreamRows {
  const later = (rows: readonly DoorEventRow[]) => rows.filter((row) => row.position > page.position);
  const newest = isPaused ? (held.shown[0]?.position ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const still = page.rows.filter((row) => row.position <= newest);
  const isHeld = still.length > 0 && still.length < page.rows.length;
  return {
    shown: mergeRows(isHeld ? still : page.rows, later(held.shown)),
    waiting: mergeRows(
      isHeld ? page.rows.slice(0, page.rows.length - still.length) : [],
      later(held.waiting),
    ),
  };
}

/** A page of older events below what is shown. */
export const withOlderPage = (held: StreamRows, rows: readonly DoorEventRow[]): StreamRows => ({
  ...held,
  shown: mergeRows(held.shown, rows),
});

/** Shows what has waited. */
export const withNothingWaiting = (held: StreamRows): StreamRows => ({
  shown: mergeRows(held.waiting, held.shown),
  waiting: [],
});

function mergeRows(a: readonly DoorEventRow[], b: readonly DoorEventRow[]): readonly DoorEventRow[] {
  const byPosition = new Map([...b, ...a].map((row) => [row.position, row]));
  return [...byPosition.values()].sort((one, other) => other.position - one.position).slice(0, keptRows);
}
