/**
 * Waits until `condition` gives a truthy value, looking every 10 ms; fails with `what` when the deadline passes. A function
 * says it with what was seen last.
 */
export async function until<T>(
  what: string | (() => string),
  condition: () => T | Promise<T>,
  deadlineMs = 20_000,
): Promise<NonNullable<T>> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) return value as NonNullable<T>;
    if (performance.now() > end)
      throw new Error(`waited ${deadlineMs} ms in vain: ${typeof what === "string" ? what : what()}`);
    await new Promise((next) => setTimeout(next, 10));
  }
}
