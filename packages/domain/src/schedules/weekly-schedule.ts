import { localTimeOf } from "./local-time.ts";

/**
 * One weekly opening in the site's wall-clock time, half-open. `weekday` is ISO (1 Monday to 7 Sunday), minutes
 * count from local midnight (0 to 1440). A window whose end is not after its start runs into the next day.
 */
export type WeeklyWindow = {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
};

/** A weekly schedule; open while any of its windows is. Without windows it is never open. */
export type WeeklySchedule = { readonly id: string; readonly windows: readonly WeeklyWindow[] };

/**
 * Whether the schedule is open at an instant (ms since 1970) on the clocks of the time zone. An unknown time zone
 * or an instant that is no number is never open: deny wins on doubt. When clocks go back, the repeated hour counts twice.
 */
export function isScheduleOpen(windows: readonly WeeklyWindow[], at: number, timeZone: string): boolean {
  const local = localTimeOf(at, timeZone);
  if (local === null) return false;
  const { weekday, minute } = local;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return windows.some((window) => {
    const overnight = window.toMinute <= window.fromMinute;
    if (window.weekday === weekday && minute >= window.fromMinute)
      return overnight || minute < window.toMinute;
    return overnight && window.weekday === yesterday && minute < window.toMinute;
  });
}

/** Whether every number of the windows lies in its range. Rows from outside are checked before they are kept. */
export function areWindowsValid(windows: readonly WeeklyWindow[]): boolean {
  const isWithin = (value: number, low: number, high: number) =>
    Number.isInteger(value) && value >= low && value <= high;
  return windows.every(
    (w) => isWithin(w.weekday, 1, 7) && isWithin(w.fromMinute, 0, 1439) && isWithin(w.toMinute, 0, 1440),
  );
}
