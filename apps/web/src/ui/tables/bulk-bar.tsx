import X from "lucide-solid/icons/x";
import { type JSX, Show } from "solid-js";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "../controls/button.tsx";
import { IconButton } from "../controls/icon-button.tsx";

export type BulkBarProps = {
  /** How many are selected, over all filters. */
  count: number;
  /** What is counted: "user", "users". */
  noun: readonly [one: string, many: string];
  /** How many the present filter matches; offers to select them all when that is more. */
  matching?: number | undefined;
  onSelectMatching?: (() => void) | undefined;
  busy?: boolean | undefined;
  onClear: () => void;
  /** Small buttons: invite again, add role, block, archive, export. */
  children: JSX.Element;
};

/** Appears when rows are selected: says how many, offers all that match, and holds what can be done with them. */
export function BulkBar(props: BulkBarProps) {
  const noun = () => (props.count === 1 ? props.noun[0] : props.noun[1]);
  return (
    <Show when={props.count > 0}>
      <section
        aria-label="Selected rows"
        class="flex flex-none animate-[fade-in_180ms_var(--quiet)] flex-wrap items-center gap-x-2 gap-y-1 border-line border-t bg-surface px-3.5 py-2"
      >
        <IconButton
          icon={X}
          label="Clear the selection"
          size="sm"
          hint="Escape"
          onClick={() => props.onClear()}
        />
        <p role="status" class="mr-2 text-base">
          <span class="font-semibold tabular-nums">{formatCount(props.count)}</span> {noun()} selected
        </p>
        <Show when={(props.matching ?? 0) > props.count && props.onSelectMatching}>
          {(select) => (
            <Button size="sm" variant="accent" busy={props.busy} onClick={() => select()()}>
              Select all {formatCount(props.matching ?? 0)} matching
            </Button>
          )}
        </Show>
        <div class="ml-auto flex flex-wrap items-center gap-1.5">{props.children}</div>
      </section>
    </Show>
  );
}
