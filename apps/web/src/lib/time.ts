import { getRequestEvent, isServer } from "solid-js/web";

/** Anything a moment arrives as: a date, its ISO text, or milliseconds. */
export type Moment = Date | string | number;

/** The reader's language: the first one the browser asks for, never guessed from an address. */
export function readerLocale(): string {
  if (!isServer) return navigator.language;
  const first = getRequestEvent()?.request.headers.get("accept-language")?.split(/[,;]/)[0];
  try {
    return first ? (Intl.getCanonicalLocales(first)[0] ?? "en") : "en";
  } catch {
    return "en";
  }
}

/** The reader's own time zone; `UTC` while rendering on the server, which cannot know it. */
export function readerZone(): string {
  if (isServer) return "UTC";
  ownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ownZone;
}

let ownZone: string | undefined;

const shapes = {
  time: { hour: "2-digit", minute: "2-digit" },
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  date: { day: "numeric", month: "short", year: "numeric" },
  day: { weekday: "short", day: "numeric", month: "short" },
  "day-time": { weekday: "short", hour: "2-digit", minute: "2-digit" },
  moment: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  exact: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The ways a moment is written; `exact` carries seconds and the zone's name. */
export type MomentShape = keyof typeof shapes;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes a moment in a zone, usually the site's, in the reader's language. */
export function formatMoment(at: Moment, shape: MomentShape, zone: string, locale = readerLocale()): string {
  const key = `${locale} ${zone} ${shape}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone: zone, hourCycle: "h23" });
    formats.set(key, format);
  }
  return format.format(new Date(at));
}

const distances = new Map<string, Intl.RelativeTimeFormat>();

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** The distance to now in words, such as `3 min. ago`; under a minute either way it is `just now`. */
export function formatDistance(at: Moment, now: number, locale = readerLocale()): string {
  const distanceMs = new Date(at).getTime() - now;
  let words = distances.get(locale);
  if (!words) {
    words = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
    distances.set(locale, words);
  }
  const step = steps.find(([, sizeMs]) => Math.abs(distanceMs) >= sizeMs);
  return step ? words.format(Math.trunc(distanceMs / step[1]), step[0]) : words.format(0, "second");
}

/** A span as a running clock: `00:42`, from one hour on `1:02:07`. */
export function formatSpan(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
