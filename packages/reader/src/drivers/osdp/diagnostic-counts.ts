import type { LineDiagnostic } from "../../reader-driver.ts";

/** Counts oddities by cause and reader and reports the first of each, then every power of ten: a noisy line must not fill a log. */
export class DiagnosticCounts {
  readonly #lineId: string;
  readonly #report: (diagnostic: LineDiagnostic) => void;
  readonly #counts = new Map<string, number>();

  constructor(lineId: string, report: (diagnostic: LineDiagnostic) => void) {
    this.#lineId = lineId;
    this.#report = report;
  }

  report(cause: string, readerId: string | null, hex: string | null): void {
    const key = `${cause} ${readerId ?? ""}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (Number.isInteger(Math.log10(count)))
      this.#report({ lineId: this.#lineId, readerId, cause, count, hex });
  }
}
