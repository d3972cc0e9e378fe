import Check from "lucide-solid/icons/check";
import ChevronDown from "lucide-solid/icons/chevron-down";
import Plus from "lucide-solid/icons/plus";
import { For, Show } from "solid-js";
import { Menu, MenuGroup, MenuItem, MenuSeparator } from "../overlays/menu.tsx";

export type ProjectChoice = { readonly id: string; readonly name: string };

export type ProjectSwitcherProps = {
  project: ProjectChoice;
  projects: readonly ProjectChoice[];
  onSwitch: (id: string) => void;
  /** Given to owners only. */
  onCreate?: (() => void) | undefined;
};

/** The project's name and the arrow beside it that leads to the others. */
export function ProjectSwitcher(props: ProjectSwitcherProps) {
  return (
    <Menu
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          class="-mx-1.5 flex h-8 min-w-0 items-center gap-1 rounded-control px-1.5 font-semibold text-form hover:bg-hover pointer-coarse:h-11"
        >
          <span class="truncate">{props.project.name}</span>
          <ChevronDown class="size-4 text-subtle" />
          <span class="sr-only">, switch project</span>
        </button>
      )}
    >
      <MenuGroup label="Projects">
        <For each={props.projects}>
          {(project) => (
            <MenuItem onSelect={() => project.id !== props.project.id && props.onSwitch(project.id)}>
              <span class="flex items-center gap-2">
                <span class="min-w-0 flex-1 truncate">{project.name}</span>
                <Show when={project.id === props.project.id}>
                  <Check class="text-accent" />
                  <span class="sr-only">, open now</span>
                </Show>
              </span>
            </MenuItem>
          )}
        </For>
      </MenuGroup>
      <Show when={props.onCreate}>
        {(create) => (
          <>
            <MenuSeparator />
            <MenuItem icon={Plus} onSelect={() => create()()}>
              New project
            </MenuItem>
          </>
        )}
      </Show>
    </Menu>
  );
}
