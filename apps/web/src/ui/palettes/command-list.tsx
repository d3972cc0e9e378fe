// biome-ignore-all lint/a11y/useFocusableInteractive: the box of the palette keeps the focus; options are its active descendants.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the box of the palette handles the keys of its options.
// biome-ignore-all lint/a11y/useSemanticElements: a select cannot be searched and grouped like this.
import ChevronRight from "lucide-solid/icons/chevron-right";
import { For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import { Kbd } from "../controls/kbd.tsx";
import type { Command } from "./command.ts";
import type { PaletteResults } from "./palette-results.ts";

export type CommandListProps = {
  /** Option `n` has the id `<id>-<n>`. */
  id: string;
  results: PaletteResults;
  at: number;
  onAt: (index: number) => void;
  onChoose: (command: Command) => void;
};

/** The results of the palette as a grouped list; the marked one is the box's active descendant. */
export function CommandList(props: CommandListProps) {
  return (
    <div
      id={`${props.id}-list`}
      role="listbox"
      aria-label="Results"
      class="min-h-0 flex-1 overflow-y-auto p-1.5 empty:hidden"
    >
      <For each={props.results.groups()}>
        {(group, groupAt) => (
          <div role="group" aria-labelledby={`${props.id}-group-${groupAt()}`}>
            <div
              id={`${props.id}-group-${groupAt()}`}
              class="px-2.5 pt-2.5 pb-1 font-medium text-caps text-subtle"
            >
              {group.name}
            </div>
            <For each={group.commands}>
              {(command) => {
                const index = () => props.results.flat().indexOf(command);
                return (
                  <div
                    id={`${props.id}-${index()}`}
                    role="option"
                    tabindex={-1}
                    aria-selected={index() === props.at}
                    class={cx(
                      "flex min-h-9 cursor-default items-center gap-2.5 rounded-control px-2.5 text-base pointer-coarse:min-h-11",
                      index() === props.at && "bg-accent-wash",
                    )}
                    onPointerMove={() => props.onAt(index())}
                    onClick={() => props.onChoose(command)}
                  >
                    <Show when={command.icon}>
                      {(icon) => <Dynamic component={icon()} class="size-4 text-subtle" />}
                    </Show>
                    <span class="truncate">{command.title}</span>
                    <Show when={command.detail}>
                      <span class="truncate text-meta text-muted">{command.detail}</span>
                    </Show>
                    <span class="ml-auto flex flex-none items-center">
                      <Show when={command.hint}>{(hint) => <Kbd keys={hint()} />}</Show>
                      <Show when={command.children}>
                        <ChevronRight class="text-subtle" />
                      </Show>
                    </span>
                  </div>
                );
              }}
            </For>
          </div>
        )}
      </For>
    </div>
  );
}
