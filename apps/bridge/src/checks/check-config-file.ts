import { existsSync, readFileSync, statSync } from "node:fs";
import * as z from "zod/mini";
import { lineSettings } from "../lines/line-settings.ts";
import { checkLines } from "./check-lines.ts";
import { explainIssue } from "./explain-issue.ts";
import { type Finding, mistake, placeName, warning } from "./finding.ts";
import { type JsonPlaces, jsonPlaces } from "./json-places.ts";

const fileSettings = z.strictObject({
  server: z.optional(z.string()),
  data: z.optional(z.string()),
  lines: z._default(z.array(lineSettings), []),
});

/** What a configuration file says, checked. */
export type FileSettings = z.output<typeof fileSettings>;

/** A checked file: what it says, unless a mistake is among its findings, and one line (or two) of text for each finding. */
export type CheckedFile = {
  readonly settings: FileSettings | null;
  readonly findings: readonly Finding[];
  readonly report: readonly string[];
};

/**
 * Reads and checks a configuration file: its JSON, the shape of every field, and what fits together. Opens no line.
 * Findings name the line of the file; none repeats a key or a password.
 */
export function checkConfigFile(file: string): CheckedFile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return unreadable(
      file,
      `cannot be read (${code}).`,
      "Name a file that is there and that this user may read.",
    );
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return unreadable(
      file,
      `is no JSON: ${error instanceof Error ? error.message : error}.`,
      "Mend the place it names.",
    );
  }
  const places = jsonPlaces(text);
  const parsed = fileSettings.safeParse(given, { reportInput: true });
  const findings = [
    ...places.twice.map((path) => mistake(path, "is given twice.", "Remove one of the two.")),
    ...(parsed.success
      ? checkTogether(parsed.data, file)
      : parsed.error.issues.flatMap((issue) => explainIssue(issue))),
  ];
  const isRight = parsed.success && findings.every(({ severity }) => severity !== "mistake");
  return {
    settings: isRight ? parsed.data : null,
    findings,
    report: findings.flatMap((finding) => textOf(file, finding, places)),
  };
}

function checkTogether(settings: FileSettings, file: string): readonly Finding[] {
  const { server, lines } = settings;
  return [
    ...(server === undefined || /^https?:\/\//.test(server)
      ? []
      : [mistake(["server"], "is no address.", "Give a whole one, such as https://gate.example.org.")]),
    ...checkLines(lines, { hasFile: existsSync }),
    ...checkSecrecy(settings, file),
  ];
}

/** Keys in a file that everybody may read are keys that everybody has. */
function checkSecrecy({ lines }: FileSettings, file: string): readonly Finding[] {
  const holdsSecret = lines.some((line) =>
    line.protocol === "osdp"
      ? line.readers.some(({ key }) => key !== undefined)
      : "broker" in line && line.broker.password !== null,
  );
  if (!holdsSecret || process.platform === "win32" || (statSync(file).mode & 0o077) === 0) return [];
  return [
    warning([], "holds secrets, and others than its owner may read it.", `Close it with: chmod 600 ${file}`),
  ];
}

function unreadable(file: string, says: string, remedy: string): CheckedFile {
  const finding = mistake([], says, remedy);
  return { settings: null, findings: [finding], report: textOf(file, finding, null) };
}

function textOf(
  file: string,
  { severity, path, says, remedy }: Finding,
  places: JsonPlaces | null,
): readonly string[] {
  const where = places === null || path.length === 0 ? file : `${file}:${places.lineOf(path)}`;
  const place = path.length === 0 ? "" : `${placeName(path)} `;
  return [`${where}: ${severity === "warning" ? "warning: " : ""}${place}${says}`, `  ${remedy}`];
}
