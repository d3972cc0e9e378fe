import * as Kobalte from "@kobalte/core/dialog";
import Search from "lucide-solid/icons/search";
import { createEffect, createSignal, createUniqueId, For, on, Show } from "solid-js";
import { Kbd } from "../controls/kbd.tsx";
import { Spinner } from "../controls/spinner.tsx";
import { createFocusReturn } from "../overlays/focus-return.ts";
import type { Command } from "./command.ts";
import { CommandList } from "./command-list.tsx";
import { createPaletteResults } from "./palette-results.ts";
import { rememberCommand } from "./recent-commands.ts";

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
  const returnFocus = createFocusReturn(() => props.open);
  const results = createPaletteResults({
    open: () => props.open,
    text,
    parent: () => path().at(-1),
    commands: () => props.commands,
    search: () => props.search,
  });
  createEffect(on([text, path], () => setAt(0)));
  createEffect(
    on(
      () => props.open,
      () => enter([]),
    ),
  );

  function enter(level: readonly Command[]) {
    setPath(level);
    setText("");
  }
  function choose(command: Command | undefined) {
    if (!command) return;
    if (command.children) return enter([...path(), command]);
    rememberCommand(command.id);
    props.onOpenChange(false);
    command.run?.();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const last = results.flat().length - 1;
    const verbs: Record<string, (() => void) | undefined> = {
      ArrowDown: () => setAt(at() >= last ? 0 : at() + 1),
      ArrowUp: () => setAt(at() <= 0 ? Math.max(0, last) : at() - 1),
      Enter: () => choose(results.flat()[at()]),
      Backspace: text() === "" && path().length > 0 ? () => setPath(path().slice(0, -1)) : undefined,
    };
    const verb = verbs[event.key];
    if (!verb) return;
    event.preventDefault();
    verb();
    document.getElementById(`${id}-${at()}`)?.scrollIntoView({ block: "nearest" });
  }
  const summary = () => {
    const count = results.flat().length;
    if (count > 0) return `${count} results`;
    return results.isSearching() ? "Searching…" : `Nothing found for “${text()}”`;
  };

  return (
    <Kobalte.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-50 bg-scrim data-expanded:animate-[fade-in_120ms_var(--quiet)]" />
        <div class="pointer-events-none fixed inset-0 z-50 flex items-start justify-center p-3 pt-[12dvh]">
          <Kobalte.Content
            onCloseAutoFocus={returnFocus}
            class="pointer-events-auto flex max-h-[70dvh] w-full max-w-[600px] flex-col overflow-hidden rounded-dialog border border-line bg-surface shadow-float outline-none data-expanded:animate-[pop-in_180ms_var(--quiet)]"
          >
            <Kobalte.Title class="sr-only">Search and commands</Kobalte.Title>
            <div class="flex h-12 flex-none items-center gap-2.5 border-line border-b px-4">
              <Show when={results.isSearching()} fallback={<Search class="text-subtle" />}>
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
                aria-activedescendant={results.flat().length > 0 ? `${id}-${at()}` : undefined}
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
            <CommandList id={id} results={results} at={at()} onAt={setAt} onChoose={choose} />
            <p role="status" class={results.flat().length > 0 ? "sr-only" : "px-4 py-4 text-base text-muted"}>
              {summary()}
            </p>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
