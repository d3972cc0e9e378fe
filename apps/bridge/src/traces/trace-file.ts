import { closeSync, openSync, writeSync } from "node:fs";

/** How large one trace may become, and how long it may go on: an hour of a busy line is not needed to see what is wrong. */
export type TraceLimits = { readonly bytes: number; readonly ms: number };

export const traceLimits: TraceLimits = { bytes: 16_000_000, ms: 15 * 60_000 };

/** A file that takes lines until it is full, readable by its owner only: cards can be read from an unencrypted line. */
export type TraceFile = {
  readonly path: string;
  readonly bytes: () => number;
  /** False: the line would not fit, or the disk did not take it; nothing more will be written. */
  readonly write: (line: string) => boolean;
  readonly close: () => void;
};

/** Written in pieces, so that a poll does not wait for a disk. */
const pieceBytes = 65_536;

/** Opens a new file. @throws when there is one of that name, or no room for it */
export function openTraceFile(path: string, limit: number): TraceFile {
  const file = openSync(path, "wx", 0o600);
  let [written, isClosed] = [0, false];
  let piece: string[] = [];
  let pieceLength = 0;
  const flush = () => {
    if (piece.length > 0) writeSync(file, piece.join(""));
    [piece, pieceLength] = [[], 0];
  };
  return {
    path,
    bytes: () => written,
    write: (line) => {
      const text = `${line}\n`;
      if (isClosed || written + text.length > limit) return false;
      written += text.length;
      pieceLength += text.length;
      piece.push(text);
      try {
        if (pieceLength >= pieceBytes) flush();
        return true;
      } catch {
        [piece, pieceLength] = [[], 0];
        return false;
      }
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      try {
        flush();
      } finally {
        closeSync(file);
      }
    },
  };
}
