/** How fresh an event was when it arrived. Automation acts on `live`; alarms ring for `live` and `late`; `historic` is only recorded. */
export type Delivery = "live" | "late" | "historic";

/** Up to 10 s: as good as at once for a guard who looks at a door. */
export const liveWithinMs = 10_000;
/** Up to 10 min: somebody may still stand there, so it may ring. */
export const lateWithinMs = 600_000;

/**
 * Sorts an event by its age at receipt; both times are ms of the server's clock, `occurredAt` corrected by the bridge's
 * offset. An event from more than 10 s in the future cannot be believed to be live and counts as late.
 */
export function deliveryOf(occurredAt: number, receivedAt: number): Delivery {
  const age = receivedAt - occurredAt;
  if (Math.abs(age) <= liveWithinMs) return "live";
  return age <= lateWithinMs ? "late" : "historic";
}

/** Whether an event of this delivery may raise an alarm. */
export function mayRing(delivery: Delivery): boolean {
  return delivery !== "historic";
}
