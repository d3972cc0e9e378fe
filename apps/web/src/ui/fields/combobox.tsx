import * as Kobalte from "@kobalte/core/combobox";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { createMemo, createSignal, createUniqueId, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Spinner } from "../controls/spinner.tsx";
import { useLayerMount } from "../overlays/layer-mount.ts";
import { createAsyncOptions, type LoadOptions } from "./async-options.ts";
import { controlClass } from "./control-style.ts";
import { useField } from "./field.tsx";
import type { Option } from "./option.ts";
import { listPanelClass, OptionRow, optionRowClass } from "./option-row.tsx";

export type ComboboxProps<Value extends string> = {
  /** Looks up the options for what has been typed; called with "" when the list opens. */
  load: LoadOptions<Value>;
  value: Option<Value> | undefined;
  onChange: (option: Option<Value> | undefined) => void;
  placeholder?: string | undefined;
  /** The accessible name where no `Field` gives one. */
  label?: string | undefined;
  /** Said when nothing matches: "No company of that name". */
  empty?: string | undefined;
  disabled?: boolean | undefined;
  class?: string | undefined;
};

/** One choice out of very many, found by typing; the options come from the server. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const field = useField();
  const mount = useLayerMount();
  const id = field?.id ?? createUniqueId();
  const [text, setText] = createSignal("");
  const [open, setOpen] = createSignal(false);
  // After a choice the box holds its label: that is not a search.
  const sought = () => (text() === props.value?.label ? "" : text());
  const found = createAsyncOptions(sought, open, (soughtText, signal) => props.load(soughtText, signal));
  const options = createMemo(() => [...found.options()]);
  const named = () =>
    field ? { "aria-labelledby": field.labelId } : { "aria-label": props.label ?? props.placeholder ?? "" };

  return (
    <Kobalte.Root<Option<Value>>
      options={options()}
      optionValue="value"
      optionTextValue="label"
      optionLabel="label"
      optionDisabled={(option) => option.disabled === true}
      defaultFilter={() => true}
      allowsEmptyCollection
      triggerMode="focus"
      value={props.value ?? null}
      onChange={(option) => props.onChange(option ?? undefined)}
      onInputChange={(value) => {
        setText(value);
        if (value === "") props.onChange(undefined);
      }}
      onOpenChange={setOpen}
      placeholder={props.placeholder ?? "Search…"}
      disabled={props.disabled ?? false}
      gutter={4}
      class={props.class}
      itemComponent={(row) => (
        <Kobalte.Item item={row.item} class={optionRowClass}>
          <Kobalte.ItemLabel class="contents">
            <OptionRow option={row.item.rawValue} />
          </Kobalte.ItemLabel>
        </Kobalte.Item>
      )}
    >
      <Kobalte.Control class="relative flex items-center">
        <Kobalte.Input
          id={id}
          {...named()}
          aria-describedby={field?.describedBy()}
          aria-invalid={field?.invalid() || undefined}
          class={cx(controlClass, "h-8 pr-9 pl-2.5")}
        />
        <Kobalte.Trigger
          class="absolute right-1 grid size-6 place-items-center rounded-chip text-subtle hover:bg-hover pointer-coarse:right-0 pointer-coarse:size-11"
          tabIndex={-1}
        >
          <Show when={found.state() === "loading"} fallback={<ChevronsUpDown class="size-4" />}>
            <Spinner />
          </Show>
        </Kobalte.Trigger>
      </Kobalte.Control>
      <Kobalte.Portal mount={mount()}>
        <Kobalte.Content class={listPanelClass}>
          <Kobalte.Listbox class="outline-none" />
          <Show when={options().length === 0}>
            <p class="px-2 py-1.5 text-base text-muted">
              <Show
                when={found.state() !== "failed"}
                fallback="The list could not be loaded. Type again to retry."
              >
                {found.state() === "loading" ? "Searching…" : (props.empty ?? "Nothing found")}
              </Show>
            </p>
          </Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
