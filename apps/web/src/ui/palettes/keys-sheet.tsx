import { createMemo, createSignal, For, Show } from "solid-js";
import type { KeyEntry } from "~/lib/key-table.ts";
import { arePlainKeysOff, availableKeys, switchPlainKeys } from "~/lib/keys.ts";
import { Kbd } from "../controls/kbd.tsx";
import { Switch } from "../controls/switch.tsx";
import { SearchInput } from "../fields/search-input.tsx";
import { Dialog } from "../overlays/dialog.tsx";

/** Every key that does something on this page, from the table that registers them. */
export function KeysSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [text, setText] = createSignal("");
  const groups = createMemo(() => {
    const sought = text().trim().toLowerCase();
    const fitting = availableKeys().filter((entry) => entry.label.toLowerCase().includes(sought));
    return Map.groupBy(fitting, (entry: KeyEntry) => entry.group);
  });
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title="Keys on this page" size="lg">
      <SearchInput value={text()} onValue={setText} label="Search keys" class="mb-4" />
      <div class="columns-1 gap-8 sm:columns-2">
        <For
          each={[...groups()]}
          fallback={<p class="text-base text-muted">No key is called “{text()}” on this page.</p>}
        >
          {([group, entries]) => (
            <section class="mb-5 break-inside-avoid">
              <h3 class="mb-1 font-medium text-caps text-subtle">{group}</h3>
              <dl>
                <For each={entries}>
                  {(entry) => (
                    <div class="flex h-8 items-center justify-between gap-4 border-line border-b last:border-b-0">
                      <dt class="text-base">{entry.label}</dt>
                      <dd>
                        <Kbd keys={entry.keys} />
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
      <Show when={text() === ""}>
        <Switch
          class="border-line border-t pt-4"
          label="Keys without a modifier"
          hint="Switch them off if you speak to your computer or press keys by accident. Ctrl and ⌘ keys stay."
          checked={!arePlainKeysOff()}
          onChange={(on) => switchPlainKeys(!on)}
        />
      </Show>
    </Dialog>
  );
}
