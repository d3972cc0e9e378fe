import * as Kobalte from "@kobalte/core/select";
import ChevronDown from "lucide-solid/icons/chevron-down";
import { createUniqueId } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { useLayerMount } from "../overlays/layer-mount.ts";
import { controlClass } from "./control-style.ts";
import { useField } from "./field.tsx";
import type { Option } from "./option.ts";
import { listPanelClass, OptionRow, optionRowClass } from "./option-row.tsx";

export type SelectProps<Value extends string> = {
  options: readonly Option<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  placeholder?: string | undefined;
  /** The accessible name where no `Field` gives one. */
  label?: string | undefined;
  disabled?: boolean | undefined;
  class?: string | undefined;
};

/** One choice of up to some twenty; beyond that use a combobox. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const field = useField();
  const mount = useLayerMount();
  const id = field?.id ?? createUniqueId();
  const named = () =>
    field ? { "aria-labelledby": `${field.labelId} ${id}` } : { "aria-label": props.label ?? "" };
  const chosen = () => props.options.find((option) => option.value === props.value) ?? null;
  return (
    <Kobalte.Root<Option<Value>>
      options={[...props.options]}
      optionValue="value"
      optionTextValue="label"
      optionDisabled={(option) => option.disabled === true}
      value={chosen()}
      onChange={(option) => option && props.onChange(option.value)}
      placeholder={props.placeholder ?? "Choose…"}
      disabled={props.disabled ?? false}
      disallowEmptySelection
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
      <Kobalte.Trigger
        id={id}
        {...named()}
        aria-describedby={field?.describedBy()}
        aria-invalid={field?.invalid() || undefined}
        class={cx(
          controlClass,
          "group/select flex h-8 items-center gap-2 pr-2 pl-2.5 text-left data-placeholder-shown:text-subtle",
        )}
      >
        <Kobalte.Value<Option<Value>> class="min-w-0 flex-1 truncate data-placeholder-shown:text-subtle">
          {(state) => state.selectedOption().label}
        </Kobalte.Value>
        <ChevronDown class="size-4 text-subtle" />
      </Kobalte.Trigger>
      <Kobalte.Portal mount={mount()}>
        <Kobalte.Content class={listPanelClass}>
          <Kobalte.Listbox class="outline-none" />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
