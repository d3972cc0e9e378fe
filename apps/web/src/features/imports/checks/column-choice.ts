import {
  type ColumnMap,
  type ImportField,
  requiredImportFields,
} from "@gatehouse/domain/imports/file-format";

/**
 * The columns once one of them holds another field. A field stands in one column only: whichever had it gets what this one had, so
 * that two columns change places by one choice. Only a field that is needed moves by itself: people are found by their Sync ID, and
 * which column that is has to be said.
 */
export function withColumn(columns: ColumnMap, at: number, field: ImportField | null): ColumnMap {
  const left = columns[at] ?? null;
  const had = requiredImportFields.find((needed) => needed === left) ?? null;
  return columns.map((each, nth) => {
    if (nth === at) return field;
    return field !== null && each === field ? had : each;
  });
}

/** Columns for records of this width: those that were chosen, and the rest not read. */
export const padColumns = (columns: ColumnMap, width: number): ColumnMap =>
  Array.from({ length: Math.max(width, columns.length) }, (_, nth) => columns[nth] ?? null);
