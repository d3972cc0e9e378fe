import type { JSX } from "solid-js";

/** The style of a cell that stays in view at a distance from the left edge; its background hides what passes below. */
export function pinnedAt(left: number | undefined): JSX.CSSProperties | undefined {
  if (left === undefined) return undefined;
  return { position: "sticky", left: `${left}px`, "z-index": 1, background: "inherit" };
}
