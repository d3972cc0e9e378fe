/** The gate: an arch over a threshold, in the text's colour. */
export function BrandMark(props: { class?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" class={`flex-none ${props.class ?? "size-6"}`} fill="none" aria-hidden="true">
      <path
        d="M6 19v-7.5a6 6 0 0 1 12 0V19M12 19v-6.5M3.5 19h17"
        stroke="currentColor"
        stroke-width="1.9"
        stroke-linecap="round"
      />
    </svg>
  );
}
