import X from "lucide-solid/icons/x";
import { For, type JSX, Show } from "solid-js";
import type { Option } from "~/ui/fields/option.ts";

/** What has been chosen so far, each with a cross, above the control that adds more. */
export function ChosenList(props: {
  label: string;
  chosen: readonly Option[];
  onRemove: (value: string) => void;
  children: JSX.Element;
}) {
  return (
    <div class="flex flex-col gap-1.5">
      <Show when={props.chosen.length > 0}>
        <ul aria-label={props.label} class="flex flex-wrap gap-1.5">
          <For each={props.chosen}>
            {(option) => (
              <li class="flex h-7 max-w-full items-center rounded-control border border-line bg-sunken pl-2 text-base pointer-coarse:h-11">
                <span class="truncate">{option.label}</span>
                <button
                  type="button"
                  aria-label={`Remove ${option.label}`}
                  class="grid size-7 flex-none place-items-center rounded-control text-subtle hover:bg-press hover:text-ink pointer-coarse:size-11"
                  onClick={() => props.onRemove(option.value)}
                >
                  <X class="size-3.5" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      {props.children}
    </div>
  );
}
