import { cx } from "~/lib/classes.ts";

/** A turning ring of 16 px in the text's colour; silent, because the words beside it say what is going on. */
export function Spinner(props: { class?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 16 16"
      class={cx("size-4 flex-none animate-[spin_0.8s_linear_infinite]", props.class)}
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.75" opacity="0.22" />
      <path
        d="M8 1.75a6.25 6.25 0 0 1 6.25 6.25"
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
        stroke-linecap="round"
      />
    </svg>
  );
}
