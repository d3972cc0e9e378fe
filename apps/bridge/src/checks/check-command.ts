import { readersOf } from "../lines/line-readers.ts";
import { checkConfigFile } from "./check-config-file.ts";

const usage = "Usage: gatehouse-bridge check FILE";

/** What `gatehouse-bridge check FILE` prints, and its exit code: 0 right, 1 mistakes, 2 called wrongly. */
export function runCheckCommand(args: readonly string[]): {
  readonly lines: readonly string[];
  readonly code: number;
} {
  const [file, ...more] = args;
  if (file === undefined || file.startsWith("-") || more.length > 0) return { lines: [usage], code: 2 };
  const { settings, findings, report } = checkConfigFile(file);
  const mistakes = findings.filter(({ severity }) => severity === "mistake").length;
  const counted = [counts(mistakes, "mistake"), counts(findings.length - mistakes, "warning")].filter(
    Boolean,
  );
  if (settings === null) return { lines: [...report, `${file}: ${counted.join(", ")}.`], code: 1 };
  const readers = settings.lines.flatMap(readersOf);
  const held = `${counts(settings.lines.length, "line") || "no line"}, ${counts(readers.length, "reader") || "no reader"}`;
  const told = counted.length === 0 ? "" : `, ${counted.join(", ")}`;
  return { lines: [...report, `${file}: right. ${held}${told}.`], code: 0 };
}

function counts(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
