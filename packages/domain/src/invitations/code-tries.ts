import { DomainError } from "../errors/domain-error.ts";

/** How many wrong codes an address may see within an hour before it must wait. */
export const maxWrongTries = 10;

/** The hour over which wrong tries are counted; it slides, so no two hours can be joined into twenty tries. */
export const wrongTryWindowMs = 60 * 60 * 1000;

/** The instants of wrong tries for one e-mail address, in any order. */
export type WrongTries = readonly Date[];

/** The tries that still count at `now`, oldest first. */
export function countedTries(tries: WrongTries, now: Date): WrongTries {
  return tries
    .filter((at) => now.getTime() - at.getTime() < wrongTryWindowMs)
    .toSorted((a, b) => a.getTime() - b.getTime());
}

/** When the address may try again: `now` while tries are left, else the instant enough of them have left the window. */
export function nextTryAt(tries: WrongTries, now: Date): Date {
  const oldestThatBlocks = countedTries(tries, now).at(-maxWrongTries);
  return oldestThatBlocks === undefined ? now : new Date(oldestThatBlocks.getTime() + wrongTryWindowMs);
}

/**
 * Passes while the address has tries left.
 * @throws {DomainError} `request.too-many` with `retryAt` as ISO text
 */
export function checkMayTry(tries: WrongTries, now: Date): void {
  const at = nextTryAt(tries, now);
  if (at > now) throw new DomainError("request.too-many", { retryAt: at.toISOString() });
}

/** The tries to keep after one more wrong code: those that have left the window are dropped. */
export function addWrongTry(tries: WrongTries, now: Date): WrongTries {
  return [...countedTries(tries, now), now];
}
