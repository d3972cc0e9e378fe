/** One figure of a benchmark beside that of the named baseline, both taken in the same run; `none` where there is nothing to compare with. */
export type Figure = {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly baselineName: string;
  readonly baseline: number;
  /** What is aimed at: the value in `unit`, or the ratio to the baseline, at most (or `atLeast`) this. */
  readonly aim?: { readonly of: "value" | "ratio"; readonly limit: number; readonly atLeast?: boolean };
};

/** The middle of an odd count of runs. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Whether a figure reaches its aim; undefined when it has none. */
export function reaches({ value, baseline, aim }: Figure): boolean | undefined {
  if (!aim) return undefined;
  const measured = aim.of === "value" ? value : value / baseline;
  return aim.atLeast ? measured >= aim.limit : measured <= aim.limit;
}
