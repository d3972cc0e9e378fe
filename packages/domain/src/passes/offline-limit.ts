import { DomainError } from "../errors/domain-error.ts";

const hourMs = 60 * 60 * 1000;

/** How long a phone may show its code without having reached the server, unless the project says otherwise. */
export const defaultOfflineLimitMs = 24 * hourMs;

/** The smallest setting: a shorter one would lock people out in a cellar. */
export const minOfflineLimitMs = hourMs;

/** The largest setting: as long as the longest door lease. */
export const maxOfflineLimitMs = 7 * 24 * hourMs;

/**
 * Passes only a setting between one hour and seven days, in whole milliseconds.
 * @throws {DomainError} `request.invalid`
 */
export function checkOfflineLimit(limitMs: number): void {
  const isWithin = Number.isInteger(limitMs) && limitMs >= minOfflineLimitMs && limitMs <= maxOfflineLimitMs;
  if (!isWithin) throw new DomainError("request.invalid", { field: "offlineLimitMs" });
}

/** What holds: the setting, but never longer than the door lease, so that no phone outlives the doors' own list. */
export function effectiveOfflineLimitMs(settingMs: number, leaseMs: number): number {
  return Math.min(settingMs, leaseMs);
}

/** Whether a phone must say *go online once*: its last contact is as long ago as the limit, or longer. */
export function mustGoOnline(lastContactAt: Date, limitMs: number, now: Date): boolean {
  return now.getTime() - lastContactAt.getTime() >= limitMs;
}
