import type { TraceRow } from "@gatehouse/contracts/readers/line-traces";
import type { TraceEndCause } from "@gatehouse/domain/readers/line-trace";
import type { StateName } from "~/ui/states/state-table.ts";
import { readerLocale } from "../../../lib/time.ts";
import { refusalWords } from "../orders/order-words.ts";

const endWords: Record<TraceEndCause, string> = {
  time: "its time was over",
  full: "it was full",
  admin: "stopped",
  "install-mode": "ended by install mode",
  restart: "ended by a restart of the bridge",
};

const failureWords: Record<NonNullable<TraceRow["failure"]>, string> = {
  ...refusalWords,
  "bridge-silent": "The bridge was not heard in time.",
  lost: "The bridge has lost it.",
};

/** How a recording is drawn. */
export type RecordingLook = { readonly state: StateName; readonly word: string; readonly text: string };

/** The look of a recording. One whose time is over is still on its way from the bridge. */
export function recordingLook({ state, cause, failure, endsAt }: TraceRow, now: number): RecordingLook {
  switch (state) {
    case "ordered":
      return { state: "running", word: "Ordered", text: "waiting for the bridge" };
    case "running":
      return Date.parse(endsAt) > now
        ? { state: "running", word: "Recording", text: "" }
        : { state: "running", word: "On its way here", text: "" };
    case "done":
      return { state: "done", word: "Recorded", text: cause === null ? "" : endWords[cause] };
    case "failed":
      return {
        ...{ state: "failed", word: "Failed" },
        text: failure === null ? "Nothing came of it." : failureWords[failure],
      };
  }
}

/** Bytes as people read them: `84 kB`, `1.2 MB`. */
export function sizeText(bytes: number, locale = readerLocale()): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(locale, {
    ...{ style: "unit", unit, unitDisplay: "short" },
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(bytes > 0 && bytes < 1_000 ? 1 : size);
}
