import type { ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import { isMendable } from "@gatehouse/domain/imports/row-faults";
import { Key } from "@solid-primitives/keyed";
import Pencil from "lucide-solid/icons/pencil";
import { type JSX, onCleanup, Show } from "solid-js";
import { isServer } from "solid-js/web";
import { profilePath } from "~/features/users/user-name.ts";
import { cx } from "~/lib/classes.ts";
import { Button } from "~/ui/controls/button.tsx";
import type { OpenRun } from "../runs/create-run.ts";
import { EditRow } from "./edit-row.tsx";
import { columnWord, otherWords, reasonWords } from "./finding-words.ts";
import { findingKey, type Mending } from "./mending.ts";

export type FaultTableProps = {
  faults: readonly ImportFinding[];
  /** The list belongs to another filter than the one that is asked for. */
  isBehind: boolean;
  editable: boolean;
  open: OpenRun;
  /** Leaves the line as it is; the keyboard goes on at its row. */
  onLeave: () => void;
  onEdit: (fault: ImportFinding) => void;
};

/** One line for every error: where it is, what it reads, why it cannot be taken, and what may have been meant. */
export function FaultTable(props: FaultTableProps) {
  return (
    <table class={cx("w-full table-fixed text-left text-base max-lg:block", props.isBehind && "opacity-60")}>
      <thead class="max-lg:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 w-16 pr-3 text-right font-medium">Line</th>
          <th class="w-28 px-3 font-medium">Column</th>
          <th class="px-3 font-medium">Value</th>
          <th class="w-[28%] px-3 font-medium">Reason</th>
          <th class="w-[22%] px-3 font-medium">Suggestion</th>
          <th class="w-24 pl-3 font-medium">
            <span class="sr-only">Mend</span>
          </th>
        </tr>
      </thead>
      <tbody class="max-lg:block">
        <Key each={props.faults} by={findingKey}>
          {(fault) => <FaultLine {...props} fault={fault()} />}
        </Key>
      </tbody>
    </table>
  );
}

function FaultLine(props: FaultTableProps & { fault: ImportFinding }) {
  const key = () => findingKey(props.fault);
  const isEditable = () => props.editable && isMendable(props.fault.reason);
  const mending = (): Mending | undefined => {
    const line = props.open.mending();
    return line && !line.lost && findingKey(line.fault) === key() && isEditable() ? line : undefined;
  };
  let row: HTMLTableRowElement | undefined;
  let editor: HTMLTableRowElement | undefined;
  const giveBack = () => editor?.contains(document.activeElement) && row?.focus();
  const isOpen = () => mending() !== undefined;
  const toggle = () => (isOpen() ? props.onLeave() : props.onEdit(props.fault));
  const take = (suggestion: string) => {
    const { fault } = props;
    if (fault.column === null || props.open.isBusy()) return;
    props.open.verbs.saveLine({ fault, fields: { ...fault.fields, [fault.column]: suggestion } });
  };
  return (
    <>
      <tr
        ref={row}
        data-fault={key()}
        tabindex={-1}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.target !== event.currentTarget || !isEditable()) return;
          event.preventDefault();
          props.onEdit(props.fault);
        }}
        class={cx(
          "border-line align-top outline-offset-[-2px] focus-visible:outline-2 focus-visible:outline-accent max-lg:grid max-lg:grid-cols-[1fr_auto] max-lg:gap-x-3 max-lg:py-3",
          !isOpen() && "border-b",
        )}
      >
        <td class="py-2 pr-3 text-right text-muted max-lg:p-0 max-lg:text-left max-lg:text-meta">
          <span class="lg:hidden">Line </span>
          <span class="font-mono tabular-nums">{props.fault.line}</span>
          <span class="lg:hidden"> · {columnWord(props.fault)}</span>
        </td>
        <td class="px-3 py-2 max-lg:hidden">{columnWord(props.fault)}</td>
        <td class="px-3 py-2 max-lg:col-span-2 max-lg:row-start-2 max-lg:px-0 max-lg:py-0.5">
          <Value fault={props.fault} />
        </td>
        <td class="px-3 py-2 max-lg:col-span-2 max-lg:row-start-3 max-lg:p-0">
          {reasonWords(props.fault.reason)}
          <Other fault={props.fault} />
        </td>
        <td class="px-3 py-1.5 max-lg:col-span-2 max-lg:row-start-4 max-lg:p-0">
          <Show when={props.fault.suggestion}>
            {(suggestion) => (
              <span class="flex flex-wrap items-center gap-x-3">
                <span class="min-w-0 font-medium [overflow-wrap:anywhere]">{suggestion()}</span>
                <Show when={isEditable()}>
                  <Button
                    size="sm"
                    variant="accent"
                    class="-ml-2.5"
                    aria-disabled={props.open.isBusy() || undefined}
                    aria-label={`Use it: ${suggestion()} in line ${props.fault.line}`}
                    onClick={() => take(suggestion())}
                  >
                    Use it
                  </Button>
                </Show>
              </span>
            )}
          </Show>
        </td>
        <td class="py-1.5 pl-3 text-right max-lg:col-start-2 max-lg:row-start-1 max-lg:p-0">
          <Show when={isEditable()}>
            <Button
              size="sm"
              icon={Pencil}
              aria-expanded={isOpen()}
              aria-label={`Edit line ${props.fault.line}`}
              onClick={toggle}
            >
              Edit
            </Button>
          </Show>
        </td>
      </tr>
      <Show when={mending()}>
        {(line) => (
          <EditorRow
            ref={(element) => {
              editor = element;
            }}
            onGone={giveBack}
          >
            <EditRow
              mending={line()}
              fault={props.fault}
              busy={props.open.isBusy()}
              save="Save and check again"
              cancel="Leave it"
              onFields={(fields) => props.open.setMending({ ...line(), fields })}
              onSave={() => props.open.verbs.saveLine(line())}
              onCancel={props.onLeave}
            />
          </EditorRow>
        )}
      </Show>
    </>
  );
}

function EditorRow(props: {
  ref: (row: HTMLTableRowElement) => void;
  onGone: () => void;
  children: JSX.Element;
}) {
  onCleanup(() => !isServer && props.onGone());
  return (
    <tr ref={props.ref} class="border-line border-b max-lg:block">
      <td colspan={6} class="pt-1 pb-4 max-lg:block lg:pl-16">
        {props.children}
      </td>
    </tr>
  );
}

/** What the cell reads; an empty one says so, and a long one is cut. */
export function Value(props: { fault: ImportFinding }) {
  return (
    <Show
      when={props.fault.value !== ""}
      fallback={
        <Show when={props.fault.column !== null}>
          <span class="text-subtle italic">empty</span>
        </Show>
      }
    >
      <span class="line-clamp-2 break-all font-mono text-meta leading-5" title={props.fault.value}>
        {props.fault.value}
      </span>
    </Show>
  );
}

/** Whom or what the line collides with; a person who is on the list has a profile. */
export function Other(props: { fault: ImportFinding }) {
  return (
    <Show when={props.fault.other}>
      {(other) => (
        <span class="block text-meta text-muted">
          <Show when={other().userId} fallback={otherWords(props.fault)}>
            {(userId) => (
              <a href={profilePath(userId())} class="underline-offset-2 hover:underline">
                {otherWords(props.fault)}
              </a>
            )}
          </Show>
        </span>
      )}
    </Show>
  );
}
