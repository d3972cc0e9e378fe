/** Where something stands in a JSON file: `["lines", 0, "readers", 1, "address"]`. */
export type JsonPath = readonly (string | number)[];

/** One thing about a configuration file. A mistake keeps the bridge from starting, a warning does not. */
export type Finding = {
  readonly severity: "mistake" | "warning";
  readonly path: JsonPath;
  /** What is wrong, without the value of a key or a password. */
  readonly says: string;
  /** What to do about it. */
  readonly remedy: string;
};

/** `lines[0].readers[1].address`; empty for the whole file. */
export function placeName(path: JsonPath): string {
  return path
    .map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join("");
}

/** A finding that keeps the bridge from starting. */
export function mistake(path: JsonPath, says: string, remedy: string): Finding {
  return { severity: "mistake", path, says, remedy };
}

/** A finding that somebody should know of. */
export function warning(path: JsonPath, says: string, remedy: string): Finding {
  return { severity: "warning", path, says, remedy };
}
