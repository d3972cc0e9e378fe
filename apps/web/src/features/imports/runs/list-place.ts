/**
 * Where one goes on in a list once the row one was at is gone: to the one that took its place, so the first after it that is still
 * there; else to the last. -1: nothing is left.
 */
export function placeAfter(before: readonly string[], at: number, after: readonly string[]): number {
  for (const key of before.slice(at)) {
    const now = after.indexOf(key);
    if (now !== -1) return now;
  }
  return after.length - 1;
}
