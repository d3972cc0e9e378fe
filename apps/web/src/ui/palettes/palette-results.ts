import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Command } from "./command.ts";
import { matchCommands } from "./match-commands.ts";
import { recentCommands } from "./recent-commands.ts";

const typingPauseMs = 120;
const leastLetters = 2;

export type PaletteGroup = { readonly name: string; readonly commands: readonly Command[] };

export type PaletteResults = {
  readonly groups: Accessor<readonly PaletteGroup[]>;
  /** The same in one list: drawn by group, so the arrow keys follow the groups. */
  readonly flat: Accessor<readonly Command[]>;
  readonly isSearching: Accessor<boolean>;
};

export type PaletteQuery = {
  readonly open: Accessor<boolean>;
  readonly text: Accessor<string>;
  /** The command whose own commands are shown; undefined at the top. */
  readonly parent: Accessor<Command | undefined>;
  readonly commands: Accessor<readonly Command[]>;
  readonly search: Accessor<((text: string, signal: AbortSignal) => Promise<readonly Command[]>) | undefined>;
};

/** What fits the text: the commands of this level, recent ones first while it is empty, and what the server finds. */
export function createPaletteResults(query: PaletteQuery): PaletteResults {
  const [found, setFound] = createSignal<readonly Command[]>([]);
  const [isSearching, setSearching] = createSignal(false);
  createEffect(
    on([query.text, query.parent, query.open], ([text, parent, open]) => {
      const search = query.search();
      if (!open || !search || parent || text.trim().length < leastLetters) return setFound([]);
      const abort = new AbortController();
      setSearching(true);
      const timer = setTimeout(async () => {
        // A search that fails leaves the fixed commands usable; the page itself shows the lost connection.
        const commands = await search(text.trim(), abort.signal).catch(() => []);
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
    const parent = query.parent();
    const own = matchCommands(parent?.children ?? query.commands(), query.text());
    if (parent || query.text().trim() !== "" || !query.open()) return [...own, ...found()];
    const recent = recentCommands().flatMap((used) => own.find((command) => command.id === used) ?? []);
    const rest = own.filter((command) => !recent.includes(command));
    return [...recent.map((command) => ({ ...command, group: "Recent" })), ...rest];
  });
  const groups = createMemo(() => {
    const names = [...new Set(shown().map(({ group }) => group))];
    return names.map((name) => ({ name, commands: shown().filter(({ group }) => group === name) }));
  });
  return { groups, flat: createMemo(() => groups().flatMap(({ commands }) => commands)), isSearching };
}
