/** What the clocks of a place show: ISO weekday (1 Monday to 7 Sunday) and whole minutes since midnight. */
export type LocalTime = { readonly weekday: number; readonly minute: number };

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Making a formatter costs a thousand times what using one does; a site has one time zone. */
const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** The wall clock of a time zone at an instant (ms since 1970), or null for an unknown zone or an instant that is none. */
export function localTimeOf(at: number, timeZone: string): LocalTime | null {
  const formatter = formatterOf(timeZone);
  if (formatter === null || !Number.isFinite(at) || Math.abs(at) > 8.64e15) return null;
  let weekday = 0;
  let minute = 0;
  for (const part of formatter.formatToParts(at)) {
    if (part.type === "weekday") weekday = weekdays.indexOf(part.value) + 1;
    else if (part.type === "hour") minute += Number(part.value) * 60;
    else if (part.type === "minute") minute += Number(part.value);
  }
  return { weekday, minute };
}

/** Whether the name is a time zone this program knows. */
export function isTimeZone(timeZone: string): boolean {
  return formatterOf(timeZone) !== null;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = makeFormatter(timeZone);
  // Names come from outside; an endless stream of wrong ones must not grow the memory.
  if (formatters.size < 1000) formatters.set(timeZone, made);
  return made;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  } catch {
    return null;
  }
}
