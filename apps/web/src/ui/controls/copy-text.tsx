import Check from "lucide-solid/icons/check";
import Copy from "lucide-solid/icons/copy";
import { createSignal, onCleanup, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";

const confirmForMs = 1600;

export type CopyTextProps = {
  text: string;
  /** What is copied, for those who cannot see it: "user id". */
  label: string;
  class?: string | undefined;
};

/** A short machine text (id, code, address) that a press copies; says so in words when it is done. */
export function CopyText(props: CopyTextProps) {
  const [copied, setCopied] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  async function copy() {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
    clearTimeout(timer);
    timer = setTimeout(() => setCopied(false), confirmForMs);
  }

  return (
    <button
      type="button"
      class={cx(
        "group/copy -mx-1 inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-chip px-1 font-mono text-meta text-ink hover:bg-hover pointer-coarse:min-h-11",
        props.class,
      )}
      aria-label={`Copy ${props.label} ${props.text}`}
      onClick={() => void copy()}
    >
      <span class="truncate">{props.text}</span>
      <Show
        when={copied()}
        fallback={<Copy class="size-3.5 text-subtle opacity-60 group-hover/copy:opacity-100" />}
      >
        <Check class="size-3.5 text-accent" />
      </Show>
      <span class="sr-only" role="status">
        {copied() ? "Copied" : ""}
      </span>
    </button>
  );
}
