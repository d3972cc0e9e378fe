import type { DoorEventFilter } from "@gatehouse/contracts/doors/door-events";
import Pause from "lucide-solid/icons/pause";
import Play from "lucide-solid/icons/play";
import { For, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Button } from "~/ui/controls/button.tsx";
import type { DeskFilter } from "./desk-filter.ts";

const kinds: readonly { value: DoorEventFilter["classes"][number]; label: string }[] = [
  { value: "granted", label: "Granted" },
  { value: "denied", label: "Denied" },
  { value: "alarm", label: "Alarms" },
  { value: "door", label: "Doors" },
  { value: "reader", label: "Readers" },
];

export type FilterBarProps = {
  filter: DeskFilter;
  onFilter: (filter: DeskFilter) => void;
  /** Names of the chosen doors and person, for the chips. */
  chips: readonly { label: string; clear: () => void }[];
  paused: boolean;
  onPause: () => void;
};

/** What the stream shows, and whether it runs. */
export function FilterBar(props: FilterBarProps) {
  const toggle = (value: (typeof kinds)[number]["value"]) => {
    const has = props.filter.classes.includes(value);
    const classes = has
      ? props.filter.classes.filter((one) => one !== value)
      : [...props.filter.classes, value];
    props.onFilter({ ...props.filter, classes });
  };
  return (
    <div class="flex flex-none items-start gap-1.5 border-line border-b px-3 py-2">
      <div class="flex min-w-0 flex-1 flex-wrap items-center gap-1.5 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:[scrollbar-width:none]">
        <fieldset class="contents" aria-label="Show">
          <For each={kinds}>
            {(kind) => {
              const on = () => props.filter.classes.includes(kind.value);
              return (
                <button
                  type="button"
                  aria-pressed={on()}
                  class={cx(
                    "h-7 flex-none rounded-control border px-2.5 text-base pointer-coarse:h-11",
                    on()
                      ? "border-accent text-accent"
                      : "border-line text-muted hover:bg-hover hover:text-ink",
                  )}
                  onClick={() => toggle(kind.value)}
                >
                  {kind.label}
                </button>
              );
            }}
          </For>
        </fieldset>
        <For each={props.chips}>
          {(chip) => (
            <Button
              size="sm"
              variant="quiet"
              aria-label={`Clear the filter ${chip.label}`}
              onClick={() => chip.clear()}
            >
              {chip.label} ×
            </Button>
          )}
        </For>
      </div>
      <Button size="sm" icon={props.paused ? Play : Pause} hint="Space" onClick={() => props.onPause()}>
        <span class="max-sm:sr-only">
          <Show when={props.paused} fallback="Pause">
            Resume
          </Show>
        </span>
      </Button>
    </div>
  );
}
