import type { ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import { importFields } from "@gatehouse/domain/imports/file-format";
import { createEffect, createSignal, For, onMount, Show, untrack } from "solid-js";
import { fieldWords } from "~/features/users/forms/field-words.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { reasonWords } from "./finding-words.ts";
import { isSameLine, type Mending, type RowFields } from "./mending.ts";

export type EditRowProps = {
  mending: Mending;
  /** What is wrong with the line now; a line may be mended by somebody else meanwhile. */
  fault: ImportFinding | undefined;
  busy: boolean;
  /** What saving is called; without it nothing can be saved any more. */
  save: string | undefined;
  cancel: string;
  onFields: (fields: RowFields) => void;
  onSave: () => void;
  onCancel: () => void;
};

/** The five texts of a line to be mended in place; Enter saves, as soon as the line before is checked, and Escape leaves it. */
export function EditRow(props: EditRowProps) {
  const [isWaiting, setWaiting] = createSignal(false);
  const [isSent, setSent] = createSignal(false);
  let form: HTMLFormElement | undefined;
  onMount(() => {
    const first =
      form?.querySelector<HTMLInputElement>("input[aria-invalid=true]") ?? form?.querySelector("input");
    first?.focus();
    first?.select();
  });
  const send = () => {
    setSent(true);
    props.onSave();
  };
  createEffect(() => {
    if (props.busy) return;
    const isNext = untrack(isWaiting);
    setWaiting(false);
    setSent(false);
    if (isNext) untrack(send);
  });
  // Of what the line read when it was opened: a fault of its own is no change.
  const changed = () => {
    const now = props.fault?.fields;
    return now && !isSameLine(now, props.mending.fault.fields) ? now : undefined;
  };
  return (
    <form
      ref={form}
      aria-label={`Line ${props.mending.fault.line}`}
      class="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (props.busy) setWaiting(true);
        else send();
      }}
      onKeyDown={(event) => event.key === "Escape" && props.onCancel()}
    >
      <Show when={changed()}>
        {(now) => (
          <p role="status" class="max-w-[72ch] text-pretty text-base">
            Somebody changed this line meanwhile; it reads{" "}
            <span class="break-all font-mono text-meta">{lineText(now())}</span> now. What you typed is kept
            here, and saving it takes the place of that.
          </p>
        )}
      </Show>
      <div class="grid gap-3 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_1.5fr_1fr_1fr]">
        <For each={importFields}>
          {(field) => (
            <Field
              label={fieldWords[field]}
              error={props.fault?.column === field ? reasonWords(props.fault.reason) : undefined}
            >
              <Input
                value={props.mending.fields[field]}
                mono={field === "idNumber" || field === "syncId"}
                onValue={(text) => props.onFields({ ...props.mending.fields, [field]: text })}
              />
            </Field>
          )}
        </For>
      </div>
      <div class="flex flex-wrap items-center gap-2">
        <Show when={props.save}>
          {(save) => (
            <Button type="submit" variant="primary" size="sm" busy={isWaiting() || (isSent() && props.busy)}>
              {save()}
            </Button>
          )}
        </Show>
        <Button size="sm" variant="quiet" onClick={() => props.onCancel()}>
          {props.cancel}
        </Button>
        <Show when={isWaiting()}>
          <span role="status" class="text-meta text-muted">
            Saved as soon as the file is checked again.
          </span>
        </Show>
      </div>
    </form>
  );
}

const lineText = (fields: RowFields): string => importFields.map((field) => fields[field] || "–").join(", ");
