/** The value of a `datetime-local` field (`2026-05-12T18:30`) that shows a moment on the clocks of a zone. */
export function toWallTime(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The moment at which the clocks of a zone show a wall time. A time skipped in spring is moved on by the gap;
 * a time that comes twice in autumn means the first. Undefined when the text is not a wall time.
 */
export function fromWallTime(text: string, zone: string): Date | undefined {
  const asIfUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  if (Number.isNaN(asIfUtc)) return undefined;
  // A zone's offset around a change of clocks is one of those a day before and a day after.
  const offsets = [asIfUtc - 86_400_000, asIfUtc + 86_400_000].map((near) => offsetMs(near, zone));
  const candidates = offsets.map((offset) => asIfUtc - offset).sort((a, b) => a - b);
  const fitting = candidates.find((at) => toWallTime(new Date(at), zone) === text);
  return new Date(fitting ?? candidates[1] ?? asIfUtc);
}

function offsetMs(at: number, zone: string): number {
  return Date.parse(`${toWallTime(new Date(at), zone)}:00Z`) - Math.floor(at / 60_000) * 60_000;
}
