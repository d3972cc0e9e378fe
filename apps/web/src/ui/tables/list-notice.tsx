import ArrowUp from "lucide-solid/icons/arrow-up";

/** The pill above a list that has changed: nothing moves under the pointer until it is pressed. Its coming is spoken. */
export function ListNotice(props: { text: string; onShow: () => void }) {
  return (
    <div role="status">
      <button
        type="button"
        class="inline-flex h-7 animate-[pop-in_180ms_var(--quiet)] items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-meta text-on-accent shadow-float hover:bg-accent-hover pointer-coarse:h-11"
        onClick={() => props.onShow()}
      >
        <ArrowUp class="size-3.5" />
        {props.text}
      </button>
    </div>
  );
}
