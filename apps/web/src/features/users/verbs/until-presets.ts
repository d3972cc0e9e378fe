import type { DateTimePreset } from "~/ui/fields/date-time.tsx";

const dayMs = 86_400_000;
const inDays = (days: number) => (now: Date) => new Date(now.getTime() + days * dayMs);

/** Ends of a block that are asked for most. */
export const untilPresets: readonly DateTimePreset[] = [
  { label: "No end", at: () => undefined },
  { label: "In 1 day", at: inDays(1) },
  { label: "In 7 days", at: inDays(7) },
  { label: "In 30 days", at: inDays(30) },
];
