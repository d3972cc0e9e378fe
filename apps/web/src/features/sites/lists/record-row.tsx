import type { JSX } from "solid-js";
import { cx } from "~/lib/classes.ts";

/** A row that begins with its name, which opens its sheet as a press anywhere on the row does; on a phone it is a block of lines. */
export function RecordRow(props: {
  record: { readonly id: string; readonly name: string };
  openId: string | undefined;
  onOpen: (id: string) => void;
  /** The other cells. */
  children: JSX.Element;
}) {
  const isOpen = () => props.openId === props.record.id;
  return (
    <tr
      class={cx(
        "cursor-pointer border-line border-b max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:items-center max-sm:gap-x-3 max-sm:px-4 max-sm:py-2",
        isOpen() ? "bg-press" : "hover:bg-hover",
      )}
      onClick={() => props.onOpen(props.record.id)}
    >
      <td class="h-9 truncate pr-3 pl-4 max-sm:h-auto max-sm:p-0">
        <button
          type="button"
          data-record={props.record.id}
          aria-expanded={isOpen()}
          title={props.record.name}
          class="min-h-6 max-w-full truncate rounded-chip text-left font-medium hover:underline"
          onClick={(event) => {
            event.stopPropagation();
            props.onOpen(props.record.id);
          }}
        >
          {props.record.name}
        </button>
      </td>
      {props.children}
    </tr>
  );
}
