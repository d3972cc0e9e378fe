import type { ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import { importFields } from "@gatehouse/domain/imports/file-format";
import { createSignal, For, onMount } from "solid-js";
import { fieldWords } from "~/features/users/forms/field-words.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import type { RowFields } from "../runs/create-run.ts";
import { reasonWords } from "./finding-words.ts";

/** The five texts of a line to be mended in place; Enter saves, Escape leaves it. */
export function EditRow(props: {
  fault: ImportFinding;
  busy: boolean;
  onSave: (fields: RowFields) => void;
  onCancel: () => void;
}) {
  const [fields, setFields] = createSignal<RowFields>(props.fault.fields);
  let form: HTMLFormElement | undefined;
  onMount(() => {
    const first =
      form?.querySelector<HTMLInputElement>("input[aria-invalid=true]") ?? form?.querySelector("input");
    first?.focus();
    first?.select();
  });
  return (
    <form
      ref={form}
      aria-label={`Line ${props.fault.line}`}
      class="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.busy) props.onSave(fields());
      }}
      onKeyDown={(event) => event.key === "Escape" && props.onCancel()}
    >
      <div class="grid gap-3 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_1.5fr_1fr_1fr]">
        <For each={importFields}>
          {(field) => (
            <Field
              label={fieldWords[field]}
              error={props.fault.column === field ? reasonWords(props.fault.reason) : undefined}
            >
              <Input
                value={fields()[field]}
                mono={field === "idNumber" || field === "syncId"}
                onValue={(text) => setFields((before) => ({ ...before, [field]: text }))}
              />
            </Field>
          )}
        </For>
      </div>
      <div class="flex gap-2">
        <Button type="submit" variant="primary" size="sm" busy={props.busy}>
          Save and check again
        </Button>
        <Button size="sm" variant="quiet" onClick={() => props.onCancel()}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
