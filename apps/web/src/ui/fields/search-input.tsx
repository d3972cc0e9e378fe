import Search from "lucide-solid/icons/search";
import X from "lucide-solid/icons/x";
import { Show } from "solid-js";
import { Kbd } from "../controls/kbd.tsx";
import { Input } from "./input.tsx";

export type SearchInputProps = {
  value: string;
  onValue: (value: string) => void;
  /** What is searched, spoken and as the placeholder: "Search users". */
  label: string;
  ref?: ((input: HTMLInputElement) => void) | undefined;
  /** The key that moves here, shown while the box is empty. */
  hint?: string | undefined;
  class?: string | undefined;
};

/** The search box of a list. Escape empties it first and leaves it second. */
export function SearchInput(props: SearchInputProps) {
  let input: HTMLInputElement | undefined;
  return (
    <Input
      ref={(element: HTMLInputElement) => {
        input = element;
        props.ref?.(element);
      }}
      type="search"
      role="searchbox"
      enterkeyhint="search"
      spellcheck={false}
      icon={Search}
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      onValue={props.onValue}
      class={props.class}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        if (props.value) props.onValue("");
        else event.currentTarget.blur();
      }}
      trailing={
        <Show when={props.value} fallback={<Show when={props.hint}>{(hint) => <Kbd keys={hint()} />}</Show>}>
          <button
            type="button"
            aria-label="Clear search"
            class="grid size-6 place-items-center rounded-chip hover:bg-hover pointer-coarse:-mr-2 pointer-coarse:size-11"
            onClick={() => {
              props.onValue("");
              input?.focus();
            }}
          >
            <X class="size-3.5" />
          </button>
        </Show>
      }
    />
  );
}
