import type { KeyEntry } from "./key-table.ts";

/**
 * The tinykeys bindings of a line of the key table. A sign such as `#` or `[` needs Shift or Alt on some keyboards
 * and none on others, so it is bound with each of them: what counts is the sign, not its place.
 */
export function bindingsOf(entry: Pick<KeyEntry, "keys">): readonly string[] {
  const parts = entry.keys.split(" ");
  const isChord = parts.some((part) => ["Mod", "Shift", "Alt"].includes(part));
  if (isChord) return [parts.map((part) => (part === "Mod" ? "$mod" : part)).join("+")];
  if (parts.length === 1 && isSign(entry.keys))
    return ["", "Shift+", "Alt+"].map((held) => held + entry.keys);
  return [entry.keys];
}

/** True for a key that is pressed alone and would also type something; these are off while typing. */
export function isPlainKey(entry: Pick<KeyEntry, "keys">): boolean {
  return !entry.keys.split(" ").some((part) => part === "Mod" || part === "Alt");
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/i.test(key);
}

/** True when a press belongs to what has the focus: a text box, or an open menu, list or dialog. */
export function isTakenBy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return true;
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  const box = target.closest("input, textarea, select");
  return (
    box !== null && !(box instanceof HTMLInputElement && ["checkbox", "radio", "button"].includes(box.type))
  );
}
