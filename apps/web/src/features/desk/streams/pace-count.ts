/** What a rate is counted over. */
export const minuteMs = 60_000;

/** Events of the last minute, of those heard at these times; undefined while less than a minute has been listened to. */
export function perMinute(
  heardAt: readonly number[],
  since: number | undefined,
  now: number,
): number | undefined {
  if (since === undefined || now - since < minuteMs) return undefined;
  return heardAt.filter((at) => now - at < minuteMs).length;
}

/** The rate as the foot of the console says it. */
export function rateText(rate: number | undefined): string {
  if (rate === undefined) return "– events/min";
  return rate === 1 ? "1 event/min" : `${rate} events/min`;
}
