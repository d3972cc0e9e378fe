import { execFile } from "node:child_process";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { readWhole } from "./read-whole.fixture.ts";

const run = promisify(execFile);
const corpus = path.join(import.meta.dirname, "corpus");

/** The files of the corpus that LibreOffice wrote, and the options of its export they were written with. */
export const savedByLibreoffice = {
  "libreoffice-utf8.csv": "44,34,76,1,,0,false,true",
  "libreoffice-utf8-all-quoted.csv": "44,34,76,1",
  "libreoffice-utf16.csv": "44,34,65535,1,,0,false,true",
  "libreoffice-windows-1252-semicolons.csv": "59,34,1,1,,0,false,true",
} as const;

/** A file, and whether the LibreOffice of this machine saves the same sheet so that it is read the same. */
export type RoundTrip = { readonly file: string; readonly outcome: "passed" | "failed" | "not-run" };

/** Sends the corpus' sheet through a LibreOffice into each of its files; without one nothing is run. */
export async function throughLibreoffice(soffice: string | undefined): Promise<RoundTrip[]> {
  const trips = Object.entries(savedByLibreoffice);
  if (soffice === undefined) return trips.map(([file]) => ({ file, outcome: "not-run" }));
  const folder = await mkdtemp(path.join(tmpdir(), "gatehouse-soffice-"));
  const convert = (...args: readonly string[]) =>
    run(soffice, [`-env:UserInstallation=file://${folder}/user`, "--headless", ...args, "--outdir", folder]);
  try {
    const asTexts = "CSV:44,34,76,1,1/2/2/2/3/2/4/2";
    const first = path.join(corpus, "libreoffice-utf8.csv");
    await convert(`--infilter=${asTexts}`, "--convert-to", "ods", first);
    const results: RoundTrip[] = [];
    for (const [file, options] of trips) {
      const sheet = path.join(folder, "libreoffice-utf8.ods");
      await convert("--convert-to", `csv:Text - txt - csv (StarCalc):${options}`, sheet);
      await rename(path.join(folder, "libreoffice-utf8.csv"), path.join(folder, file));
      const [now, then] = [
        await readWhole(path.join(folder, file)),
        await readWhole(path.join(corpus, file)),
      ];
      results.push({ file, outcome: JSON.stringify(now) === JSON.stringify(then) ? "passed" : "failed" });
    }
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
