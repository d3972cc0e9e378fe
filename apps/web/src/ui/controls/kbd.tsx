import { For } from "solid-js";
import { cx } from "~/lib/classes.ts";

const names: Record<string, string> = { Enter: "↵", Shift: "⇧", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓" };

export type KbdProps = {
  /** Keys separated by spaces, `Ctrl K`; `Mod` becomes ⌘ or Ctrl by the `apple` mark of the page. */
  keys: string;
  /** Without boxes, for use inside buttons and menus. */
  bare?: boolean | undefined;
  class?: string | undefined;
};

/** The same keys in the words of `aria-keyshortcuts`; `Mod` stands for Control and for Command. */
export function spokenKeys(keys: string): string {
  const joined = keys.replaceAll(" ", "+");
  return joined.startsWith("Mod+")
    ? `${joined.replace("Mod", "Control")} ${joined.replace("Mod", "Meta")}`
    : joined;
}

/** Keys to press, as small caps in boxes. Bare ones are no part of what a button is called: it names them by `spokenKeys`. */
export function Kbd(props: KbdProps) {
  return (
    <span
      aria-hidden={props.bare || undefined}
      class={cx("inline-flex items-center gap-0.5 font-sans pointer-coarse:hidden", props.class)}
    >
      <For each={props.keys.split(" ")}>
        {(key) => (
          <kbd
            class={cx(
              "inline-flex items-center justify-center font-medium font-sans text-caps",
              props.bare
                ? "opacity-80"
                : "h-[18px] min-w-[18px] rounded-chip border border-line bg-sunken px-1 text-muted",
            )}
          >
            {key === "Mod" ? (
              <>
                <span class="apple:hidden">Ctrl</span>
                <span class="hidden apple:inline">⌘</span>
              </>
            ) : (
              (names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
            )}
          </kbd>
        )}
      </For>
    </span>
  );
}
