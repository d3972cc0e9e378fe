import type { ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import { importFields } from "@gatehouse/domain/imports/file-format";

/** The five texts of a line. */
export type RowFields = ImportFinding["fields"];

/** A line that is being mended on this page. */
export type Mending = {
  /** The error that was opened, with the line as it read then. */
  readonly fault: ImportFinding;
  /** What is typed by now. */
  readonly fields: RowFields;
  /** Why it stands for itself now and not under its error: that is gone, or so are the lines it belongs to. */
  readonly lost?: "line" | "file" | undefined;
};

/** What one error is known by in its list. */
export const findingKey = ({ n, column, reason }: ImportFinding): string => `${n} ${column ?? ""} ${reason}`;

/** Whether two lines read the same. */
export const isSameLine = (one: RowFields, other: RowFields): boolean =>
  importFields.every((field) => one[field] === other[field]);

/** Whether anything would be lost by leaving it. */
export const isTyped = ({ fault, fields }: Mending): boolean => !isSameLine(fault.fields, fields);

/**
 * The error under which a line goes on being mended once the list has been read anew: the same, else another of its line;
 * undefined when the line has none any more.
 */
export function faultNow({ fault }: Mending, faults: readonly ImportFinding[]): ImportFinding | undefined {
  const key = findingKey(fault);
  return faults.find((one) => findingKey(one) === key) ?? faults.find(({ n }) => n === fault.n);
}

/** Once a line was saved: what was typed after that stays open. */
export function afterSaving(now: Mending | undefined, saved: Mending): Mending | undefined {
  const isIt = now !== undefined && now.fault.n === saved.fault.n && isSameLine(now.fields, saved.fields);
  return isIt ? undefined : now;
}

/** Once the lines are no longer listed, or are read anew: what was typed stays, and what was not needs no place. */
export function withoutList(now: Mending | undefined, lost: "line" | "file"): Mending | undefined {
  if (now === undefined || !isTyped(now)) return undefined;
  return now.lost === "file" ? now : { ...now, lost };
}
