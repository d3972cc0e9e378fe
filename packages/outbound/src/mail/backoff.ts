const firstMs = 1_000;
const longestMs = 5 * 60_000;

/**
 * How long to wait after `failures` in a row: 1 s, doubled each time up to 5 min, less a random part of up to a half, so that
 * workers that failed together do not come back together. `random` is uniform in [0, 1).
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(20, Math.max(0, failures - 1)));
  return Math.round(full * (1 - random() / 2));
}
