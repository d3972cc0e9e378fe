import { createSignal, onCleanup, onMount } from "solid-js";
import { tinykeys } from "tinykeys";
import { bindingsOf, isPlainKey, isTakenBy } from "./key-bindings.ts";
import { type KeyEntry, type KeyId, keyEntries } from "./key-table.ts";

/** What a key does; give `undefined` for a verb the focused control handles itself, to list it in the sheet. */
export type KeyHandler = ((event: KeyboardEvent) => void) | undefined;

type Bound = { readonly id: KeyId; readonly run: KeyHandler };

const [bound, setBound] = createSignal<readonly Bound[]>([]);
const [plainKeysOff, setPlainKeysOff] = createSignal(false);
const storageName = "gatehouse-plain-keys-off";
let isListening = false;

/**
 * Binds verbs of the key table while the component is on the page. Where two components bind the same key, the one
 * that came last has it. Plain keys rest while someone types and inside dialogs, menus and lists.
 */
export function useKeys(handlers: Partial<Record<KeyId, KeyHandler>>): void {
  onMount(() => {
    const own = keyEntries.filter(({ id }) => id in handlers).map(({ id }) => ({ id, run: handlers[id] }));
    setBound((before) => [...before, ...own]);
    listen();
    onCleanup(() => setBound((before) => before.filter((each) => !own.includes(each))));
  });
}

/** The lines of the table that do something on the page as it is now. */
export function availableKeys(): readonly KeyEntry[] {
  const ids = new Set(bound().map(({ id }) => id));
  return keyEntries.filter(({ id }) => ids.has(id));
}

/** Whether someone has switched off keys without a modifier (WCAG 2.1.4). */
export function arePlainKeysOff(): boolean {
  return plainKeysOff();
}

/** Switches keys without a modifier off or on, and remembers it in this browser. */
export function switchPlainKeys(off: boolean): void {
  setPlainKeysOff(off);
  localStorage.setItem(storageName, off ? "1" : "");
}

/** One listener for the life of the page, whatever is bound: pressing a key costs one look-up. */
function listen(): void {
  if (isListening) return;
  isListening = true;
  setPlainKeysOff(localStorage.getItem(storageName) === "1");
  const byPress = new Map<string, KeyEntry[]>();
  for (const entry of keyEntries) {
    if (entry.local) continue;
    for (const press of bindingsOf(entry)) byPress.set(press, [...(byPress.get(press) ?? []), entry]);
  }
  const map = Object.fromEntries(
    [...byPress].map(([press, entries]) => [press, (event: KeyboardEvent) => dispatch(entries, event)]),
  );
  tinykeys(window, map);
}

function dispatch(entries: readonly KeyEntry[], event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const usable = entries.filter((entry) => isUsable(entry, event));
  const winner = bound().findLast(({ id, run }) => run && usable.some((entry) => entry.id === id));
  if (!winner?.run) return;
  event.preventDefault();
  winner.run(event);
}

function isUsable(entry: KeyEntry, event: KeyboardEvent): boolean {
  if (entry.whileTyping) return true;
  if (isPlainKey(entry) && plainKeysOff()) return false;
  // Enter and Space press the button or link that has the focus.
  const presses = (entry.keys === "Enter" || entry.keys === "Space") && event.target instanceof Element;
  if (presses && event.target.closest("button, a[href], summary")) return false;
  return !isTakenBy(event.target);
}
