import Check from "lucide-solid/icons/check";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Option } from "./option.ts";

/** The floating box of a list of options. */
export const listPanelClass =
  "z-50 max-h-[min(20rem,var(--kb-popper-content-available-height))] min-w-[var(--kb-popper-anchor-width)] max-w-[min(24rem,92vw)] overflow-y-auto " +
  "rounded-panel border border-line bg-surface p-1 shadow-float outline-none " +
  "data-expanded:animate-[pop-in_180ms_var(--quiet)] data-closed:animate-[fade-out_120ms_var(--quiet)]";

/** One row of a list of options, whatever is highlighted or chosen. */
export const optionRowClass =
  "group/option flex min-h-8 cursor-default items-center gap-2 rounded-chip px-2 py-1 text-base outline-none " +
  "data-highlighted:bg-hover data-disabled:opacity-45 pointer-coarse:min-h-11";

/** The inside of such a row: icon, words, and a tick when chosen. */
export function OptionRow(props: { option: Option }) {
  return (
    <>
      <Show when={props.option.icon}>
        {(icon) => <Dynamic component={icon()} class="size-4 text-subtle" />}
      </Show>
      <span class="min-w-0 flex-1">
        <span class="block truncate">{props.option.label}</span>
        <Show when={props.option.hint}>
          <span class="block truncate text-meta text-muted">{props.option.hint}</span>
        </Show>
      </span>
      <Check class="size-4 text-accent opacity-0 group-data-selected/option:opacity-100" />
    </>
  );
}
