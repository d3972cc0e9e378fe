import type { PassState } from "@gatehouse/contracts/passes/pass-state";
import { formatMoment } from "../../../lib/time.ts";

/** How long a pass is valid, after the word *Active*. */
export function validityText(validity: PassState["validity"], zone: string, locale?: string): string {
  if (validity === null) return "";
  return validity === "no-end" ? "no end" : `until ${formatMoment(validity, "date", zone, locale)}`;
}
