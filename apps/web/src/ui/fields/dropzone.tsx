import FileUp from "lucide-solid/icons/file-up";
import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Slot } from "../slot.tsx";

export type DropzoneProps = {
  /** "Drop a CSV file here" */
  label: string;
  hint?: JSX.Element;
  /** As in an `accept` attribute: `.csv,text/csv`. */
  accept?: string | undefined;
  /** Several can be browsed for. Dropped ones are all given: whoever wants one file says what to do with more. */
  multiple?: boolean | undefined;
  onFiles: (files: readonly File[]) => void;
  error?: string | undefined;
  disabled?: boolean | undefined;
  class?: string | undefined;
};

/** A dotted area that takes files by dropping, browsing or the keyboard. */
export function Dropzone(props: DropzoneProps) {
  const id = createUniqueId();
  // Entering a child fires leave on the parent: the area counts instead of toggling.
  const [depth, setDepth] = createSignal(0);
  const give = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])];
    if (files.length > 0) props.onFiles(files);
  };
  return (
    <div class={props.class}>
      <label
        for={id}
        class={cx(
          "flex cursor-pointer flex-col items-center gap-2 rounded-panel border border-dashed bg-surface px-6 py-10 text-center",
          "transition-colors hover:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
          depth() > 0 && "bg-accent-wash",
          depth() > 0 ? "border-accent" : props.error ? "border-(--red-dot)" : "border-line-strong",
          props.disabled && "pointer-events-none opacity-45",
        )}
        onDragEnter={(event) => {
          event.preventDefault();
          setDepth(depth() + 1);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDragLeave={() => setDepth(Math.max(0, depth() - 1))}
        onDrop={(event) => {
          event.preventDefault();
          setDepth(0);
          give(event.dataTransfer?.files);
        }}
      >
        <FileUp class="size-6 text-subtle [stroke-width:1.5]" />
        <span class="text-form">
          {props.label} or <span class="font-medium text-accent underline underline-offset-2">browse</span>
        </span>
        <Slot
          of={props.hint}
          frame={(content) => <span class="max-w-[52ch] text-meta text-muted">{content}</span>}
        />
        <input
          id={id}
          type="file"
          class="sr-only"
          accept={props.accept}
          multiple={props.multiple}
          disabled={props.disabled}
          aria-describedby={props.error ? `${id}-error` : undefined}
          onChange={(event) => {
            give(event.currentTarget.files);
            // The same file chosen again must count as a new choice.
            event.currentTarget.value = "";
          }}
        />
      </label>
      <Show when={props.error}>
        <p id={`${id}-error`} role="alert" data-tone="red" class="mt-1.5 text-meta text-tone">
          {props.error}
        </p>
      </Show>
    </div>
  );
}
