import * as Kobalte from "@kobalte/core/dialog";
import ChevronRight from "lucide-solid/icons/chevron-right";
import Search from "lucide-solid/icons/search";
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import { Kbd } from "../controls/kbd.tsx";
import { Spinner } from "../controls/spinner.tsx";
import type { Command } from "./command.ts";
import { matchCommands } from "./match-commands.ts";
import { recentCommands, rememberCommand } from "./recent-commands.ts";

const typingPauseMs = 120;

export type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  /** Finds records on the server; its commands follow the fixed ones. */
  search?: ((text: string, signal: AbortSignal) => Promise<readonly Command[]>) | undefined;
};

/** Everything by typing: places, verbs, people. Enter runs, Backspace in the empty box goes up, Escape leaves. */
export function CommandPalette(props: CommandPaletteProps) {
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  const [path, setPath] = createSignal<readonly Command[]>([]);
  const [at, setAt] = createSignal(0);
  const [found, setFound] = createSignal<readonly Command[]>([]);
  const [isSearching, setSearching] = createSignal(false);
  const reset = () => {
    setText("");
    setFound([]);
    setAt(0);
  };
  createEffect(
    on(
      () => props.open,
      () => {
        setPath([]);
        reset();
      },
    ),
  );

  createEffect(
    on([text, path], ([sought, parents]) => {
      setAt(0);
      const { search } = props;
      if (!search || parents.length > 0 || sought.trim().length < 2) return setFound([]);
      const abort = new AbortController();
      setSearching(true);
      const timer = setTimeout(async () => {
        // A search that fails leaves the fixed commands usable; the page itself shows the lost connection.
        const commands = await search(sought.trim(), abort.signal).catch(() => []);
        if (abort.signal.aborted) return;
        setFound(commands);
        setSearching(false);
      }, typingPauseMs);
      onCleanup(() => {
        clearTimeout(timer);
        abort.abort();
        setSearching(false);
      });
    }),
  );

  const shown = createMemo((): readonly Command[] => {
    const parent = path().at(-1);
    const own = matchCommands(parent?.children ?? props.commands, text());
    if (parent || text().trim() !== "" || !props.open) return [...own, ...found()];
    const recent = recentCommands().flatMap((used) => own.find((command) => command.id === used) ?? []);
    const rest = own.filter((command) => !recent.includes(command));
    return [...recent.map((command) => ({ ...command, group: "Recent" })), ...rest];
  });
  const groups = createMemo(() => {
    const names = [...new Set(shown().map(({ group }) => group))];
    return names.map((name) => ({ name, commands: shown().filter(({ group }) => group === name) }));
  });
  // Drawn by group, so the order of the arrow keys is the order of the groups.
  const flat = createMemo(() => groups().flatMap(({ commands }) => commands));

  function choose(command: Command | undefined) {
    if (!command) return;
    if (command.children) {
      setPath([...path(), command]);
      reset();
      return;
    }
    rememberCommand(command.id);
    props.onOpenChange(false);
    command.run?.();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const last = flat().length - 1;
    const verbs: Record<string, (() => void) | undefined> = {
      ArrowDown: () => setAt(at() >= last ? 0 : at() + 1),
      ArrowUp: () => setAt(at() <= 0 ? last : at() - 1),
      Home: () => setAt(0),
      End: () => setAt(last),
      Enter: () => choose(flat()[at()]),
      Backspace: text() === "" && path().length > 0 ? () => setPath(path().slice(0, -1)) : undefined,
    };
    const verb = verbs[event.key];
    if (!verb) return;
    event.preventDefault();
    verb();
    document.getElementById(`${id}-${at()}`)?.scrollIntoView({ block: "nearest" });
  }

  return (
    <Kobalte.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-50 bg-scrim data-expanded:animate-[fade-in_120ms_var(--quiet)]" />
        <div class="pointer-events-none fixed inset-0 z-50 flex items-start justify-center p-3 pt-[12dvh]">
          <Kobalte.Content class="pointer-events-auto flex max-h-[70dvh] w-full max-w-[600px] flex-col overflow-hidden rounded-dialog border border-line bg-surface shadow-float outline-none data-expanded:animate-[pop-in_180ms_var(--quiet)]">
            <Kobalte.Title class="sr-only">Search and commands</Kobalte.Title>
            <div class="flex h-12 flex-none items-center gap-2.5 border-line border-b px-4">
              <Show when={isSearching()} fallback={<Search class="text-subtle" />}>
                <Spinner class="text-subtle" />
              </Show>
              <For each={path()}>
                {(parent) => (
                  <span class="flex-none rounded-chip bg-sunken px-1.5 py-0.5 text-meta text-muted">
                    {parent.title}
                  </span>
                )}
              </For>
              <input
                role="combobox"
                aria-expanded="true"
                aria-controls={`${id}-list`}
                aria-activedescendant={flat().length > 0 ? `${id}-${at()}` : undefined}
                aria-autocomplete="list"
                aria-label="Search and commands"
                placeholder="Find a person, a place or a verb…"
                class="h-full min-w-0 flex-1 bg-transparent text-form outline-none"
                autocomplete="off"
                spellcheck={false}
                autofocus
                value={text()}
                onInput={(event) => setText(event.currentTarget.value)}
                onKeyDown={onKeyDown}
              />
              <Kbd keys="Escape" class="max-sm:hidden" />
            </div>
            <div
              id={`${id}-list`}
              role="listbox"
              aria-label="Results"
              class="min-h-0 flex-1 overflow-y-auto p-1.5"
            >
              <For each={groups()}>
                {(group, groupAt) => (
                  <div role="group" aria-labelledby={`${id}-group-${groupAt()}`}>
                    <div
                      id={`${id}-group-${groupAt()}`}
                      class="px-2.5 pt-2.5 pb-1 font-medium text-caps text-subtle"
                    >
                      {group.name}
                    </div>
                    <For each={group.commands}>
                      {(command) => {
                        const index = () => flat().indexOf(command);
                        return (
                          <div
                            id={`${id}-${index()}`}
                            role="option"
                            tabindex={-1}
                            aria-selected={index() === at()}
                            class={cx(
                              "flex min-h-9 cursor-default items-center gap-2.5 rounded-control px-2.5 text-base pointer-coarse:min-h-11",
                              index() === at() && "bg-accent-wash",
                            )}
                            onPointerMove={() => setAt(index())}
                            onClick={() => choose(command)}
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
            <p role="status" class={flat().length > 0 ? "sr-only" : "px-4 pb-4 text-base text-muted"}>
              {flat().length > 0
                ? `${flat().length} results`
                : isSearching()
                  ? "Searching…"
                  : `Nothing found for “${text()}”`}
            </p>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
