import type { FileFormatView } from "@gatehouse/contracts/imports/import-format";
import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import type { ColumnMap } from "@gatehouse/domain/imports/file-format";
import { unmappedFields } from "@gatehouse/domain/imports/file-format";
import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from "solid-js";
import { isServer } from "solid-js/web";
import { fieldWords } from "~/features/users/forms/field-words.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Select } from "~/ui/fields/select.tsx";
import type { FormatChoice, OpenRun } from "../runs/create-run.ts";
import { focusPage } from "../runs/keep-place.ts";
import { padColumns } from "./column-choice.ts";
import { FileSample } from "./file-sample.tsx";
import { delimiterOptions, encodingOptions } from "./format-words.ts";

const headerOptions = [
  { value: "yes", label: "First line is a header" },
  { value: "no", label: "No header" },
] as const;

/** How the file was read, with its first rows; every part can be corrected, and the file is read again. */
export function FormatPanel(props: { open: OpenRun; run: ImportRun; format: FileFormatView }) {
  const [choice, setChoice] = createSignal<FormatChoice>({});
  let panel: HTMLElement | undefined;
  const [remembers, setRemembers] = createSignal(false);
  // Whatever else is told of the run leaves what is being chosen alone.
  const read = createMemo(() => JSON.stringify(props.format));
  createEffect(on(read, () => setChoice({}), { defer: true }));
  const width = () => Math.max(0, ...props.run.sample.map((cells) => cells.length));
  const columns = (): ColumnMap => padColumns(choice().columns ?? props.format.columns, width());
  const isTouched = () => Object.keys(choice()).length > 0;
  const missing = () => unmappedFields(columns());
  // Another sign between columns gives other columns: a choice made among the old ones says nothing about them.
  const rechoose = (part: FormatChoice) => setChoice(({ columns: _, ...before }) => ({ ...before, ...part }));
  const readAgain = () => {
    const { encoding, delimiter, hasHeader } = { ...props.format, ...choice() };
    const isMapped = choice().columns !== undefined;
    const whole = { encoding, delimiter, hasHeader, ...(isMapped && { columns: [...columns()] }) };
    props.open.verbs.setFormat(whole, remembers() && isMapped);
  };
  return (
    <section ref={panel} aria-labelledby="format" class="flex flex-col gap-3">
      <div>
        <h2 id="format" class="font-semibold text-section">
          How the file was read
        </h2>
        <p class="text-base text-muted">
          Found out by itself. If names look wrong here, correct it: the file is read again.
        </p>
      </div>
      <div class="grid max-w-[720px] gap-3 sm:grid-cols-3">
        <Field label="Encoding">
          <Select
            options={encodingOptions}
            value={choice().encoding ?? props.format.encoding}
            onChange={(encoding) => rechoose({ encoding })}
            disabled={props.open.isBusy()}
          />
        </Field>
        <Field label="Between columns">
          <Select
            options={delimiterOptions}
            value={choice().delimiter ?? props.format.delimiter}
            onChange={(delimiter) => rechoose({ delimiter })}
            disabled={props.open.isBusy()}
          />
        </Field>
        <Field label="Header">
          <Select
            options={headerOptions}
            value={(choice().hasHeader ?? props.format.hasHeader) ? "yes" : "no"}
            onChange={(answer) => rechoose({ hasHeader: answer === "yes" })}
            disabled={props.open.isBusy()}
          />
        </Field>
      </div>
      <FileSample
        sample={props.run.sample}
        columns={columns()}
        hasHeader={choice().hasHeader ?? props.format.hasHeader}
        busy={props.open.isBusy()}
        onColumns={(next) => setChoice((before) => ({ ...before, columns: [...next] }))}
      />
      <Show when={isTouched()}>
        <Corrections onGone={() => panel?.querySelector<HTMLElement>("button:not(:disabled)")?.focus()}>
          <Button
            variant="primary"
            busy={props.open.isBusy()}
            disabled={choice().columns !== undefined && missing().length > 0}
            onClick={readAgain}
          >
            Read the file again
          </Button>
          <Button variant="quiet" onClick={() => setChoice({})}>
            Leave it as it was
          </Button>
          <Show when={choice().columns !== undefined && props.format.hasHeader}>
            <Checkbox
              label="Remember these columns for the next file with this header"
              checked={remembers()}
              onChange={setRemembers}
            />
          </Show>
          <p class="text-meta text-muted">
            Every line is taken from the file anew: what was mended on this page has to be mended again.
          </p>
          <Show when={choice().columns !== undefined && missing().length > 0}>
            <p role="status" class="text-meta text-muted">
              No column holds{" "}
              {missing()
                .map((field) => fieldWords[field])
                .join(", ")}{" "}
              yet.
            </p>
          </Show>
        </Corrections>
      </Show>
    </section>
  );
}

/** What is pressed here goes with it: the keyboard stays at what was corrected. */
function Corrections(props: { onGone: () => void; children: JSX.Element }) {
  let row: HTMLDivElement | undefined;
  const isHere = () => row?.contains(document.activeElement) === true;
  onCleanup(() => {
    if (isServer || !isHere()) return;
    props.onGone();
    if (isHere()) focusPage();
  });
  return (
    <div ref={row} class="flex flex-wrap items-center gap-3">
      {props.children}
    </div>
  );
}
