import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import X from "lucide-solid/icons/x";
import { For, Show } from "solid-js";
import { buttonClass } from "~/ui/controls/button-style.ts";
import type { FilterPart } from "./filter-words.ts";

/** What narrows the list, each with a cross that takes it away. The search box shows its own words. */
export function FilterChips(props: {
  parts: readonly FilterPart[];
  onChange: (filter: UserFilter) => void;
  onClear: () => void;
}) {
  const chips = () => props.parts.filter(({ id }) => id !== "q");
  return (
    <Show when={chips().length > 0}>
      <ul
        aria-label="Filters"
        class="flex min-w-0 flex-wrap items-center gap-1.5 max-sm:order-last max-sm:w-full"
      >
        <For each={chips()}>
          {(part) => (
            <li class="flex h-7 min-w-0 max-w-80 items-center rounded-control border border-line bg-sunken pl-2 text-meta pointer-coarse:h-11">
              <span class="truncate">{part.text}</span>
              <button
                type="button"
                aria-label={`Remove the filter: ${part.text}`}
                class="grid size-7 flex-none place-items-center rounded-control text-subtle hover:bg-press hover:text-ink pointer-coarse:size-11"
                onClick={() => props.onChange(part.without)}
              >
                <X class="size-3.5" />
              </button>
            </li>
          )}
        </For>
        <li>
          <button
            type="button"
            class={buttonClass({ variant: "quiet", size: "sm" })}
            onClick={() => props.onClear()}
          >
            Clear
          </button>
        </li>
      </ul>
    </Show>
  );
}
