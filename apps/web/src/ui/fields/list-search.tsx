import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import { SearchInput } from "./search-input.tsx";

/** Short enough to feel immediate, long enough that a fast typist asks once a word. */
const typingPauseMs = 160;

/** The search box over a list that the server searches; what is typed is handed on after a short pause, or at once by Enter. */
export function ListSearch(props: {
  label: string;
  q: string;
  onChange: (q: string) => void;
  /** Enter: told of the words after they are handed on. */
  onEnter?: ((words: string) => void) | undefined;
  class?: string | undefined;
}) {
  const [text, setText] = createSignal(props.q);
  let box: HTMLInputElement | undefined;
  let sent = props.q;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const send = (q: string) => {
    clearTimeout(timer);
    sent = q;
    props.onChange(q);
  };
  // A search that changed elsewhere (Back, a cleared search) shows in the box; our own does not disturb the typing.
  createEffect(
    on(
      () => props.q,
      (q) => {
        if (q !== sent) setText(q);
        sent = q;
      },
      { defer: true },
    ),
  );
  useKeys({ "list.search": () => box?.focus() });
  return (
    <form
      class={props.class}
      onSubmit={(event) => {
        event.preventDefault();
        send(text());
        props.onEnter?.(text().trim());
      }}
    >
      <SearchInput
        ref={(input) => {
          box = input;
        }}
        value={text()}
        onValue={(value) => {
          setText(value);
          clearTimeout(timer);
          if (value === "") send("");
          else timer = setTimeout(() => send(value), typingPauseMs);
        }}
        label={props.label}
        hint="/"
        class="w-full sm:w-80"
      />
    </form>
  );
}
