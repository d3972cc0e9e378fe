import { probeFile } from "./probe-file.ts";
import { readRows } from "./read-rows.ts";

/** A whole small file as text that can be compared: how it is read, and every row with its line, cells and findings. */
export async function readWhole(file: string) {
  const probed = await probeFile(file);
  const { encoding, delimiter, hasHeader, columns } = probed.format;
  const format = `${encoding} ${JSON.stringify(delimiter)} ${hasHeader ? "header" : "no header"} ${columns.map((field) => field ?? "-").join(" ")}`;
  if (probed.refusal !== null) return { format, refusal: probed.refusal };
  const rows: string[] = [];
  const reader = readRows(file, probed.format);
  for (;;) {
    const step = await reader.next();
    if (step.done) return { format, ...(step.value.refusal ? { refusal: step.value.refusal } : {}), rows };
    for (const { line, fields, faults, notices } of step.value) {
      const findings = [...faults, ...notices].map(
        ({ column, reason, suggestion }) =>
          ` !${column ?? "row"} ${reason}${suggestion === null ? "" : ` → ${suggestion}`}`,
      );
      rows.push(`${line}: ${Object.values(fields).join(" | ")}${findings.join("")}`);
    }
  }
}
