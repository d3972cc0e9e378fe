import type { LineSettings } from "./line-settings.ts";

/** A reader of a line and where its id stands among the line's settings. */
export type LineReader = { readonly readerId: string; readonly path: readonly (string | number)[] };

/** All readers of a line, whatever it speaks. */
export function readersOf(line: LineSettings): readonly LineReader[] {
  if (line.protocol === "serial-line") return [{ readerId: line.readerId, path: ["readerId"] }];
  return line.readers.map(({ readerId }, at) => ({ readerId, path: ["readers", at, "readerId"] }));
}

/** The readers that drive the lock of their door. A scanner that only pushes text has no output. */
export function lockReadersOf(line: LineSettings): readonly string[] {
  switch (line.protocol) {
    case "serial-line":
      return [];
    case "osdp":
      return line.readers.filter(({ lockOutput }) => lockOutput !== null).map(({ readerId }) => readerId);
    case "esp-rfid":
      return line.readers.filter(({ doorIp }) => doorIp !== null).map(({ readerId }) => readerId);
    case "zigbee-lock":
      return line.readers.map(({ readerId }) => readerId);
    case "mqtt":
      return line.readers.filter(({ unlock }) => unlock !== null).map(({ readerId }) => readerId);
  }
}
