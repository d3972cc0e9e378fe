import type { HistoryEntry, HistoryValue } from "@gatehouse/contracts/changes/history";

type Detail = Readonly<Record<string, unknown>>;

/** What machines need of a change and people do not: stamps, and ids that another field already names. */
const isHidden = (field: string): boolean => field === "updatedAt" || /Ids?$/.test(field);

/** The fields a change wrote, old → new, by name as they are stored; what stayed equal is left out. */
export function describeChange(before: Detail, after: Detail): HistoryEntry["fields"] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter(
    (field) => !isHidden(field),
  );
  return fields.flatMap((field): HistoryEntry["fields"] => {
    const now = readable(after[field]);
    if (!(field in before)) return now === null ? [] : [{ field, after: now }];
    const was = readable(before[field]);
    return JSON.stringify(was) === JSON.stringify(now) ? [] : [{ field, before: was, after: now }];
  });
}

/** A value as people read it: roles and companies by their names, an empty list or text as nothing. */
function readable(value: unknown): HistoryValue {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(nameOf);
  return JSON.stringify(value);
}

function nameOf(item: unknown): string {
  if (typeof item === "string") return item;
  if (item === null || typeof item !== "object" || !("name" in item)) return JSON.stringify(item);
  const hasStatus = "status" in item && item.status !== "accepted";
  return hasStatus ? `${item.name} (${item.status})` : String(item.name);
}
