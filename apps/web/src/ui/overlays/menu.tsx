import * as Kobalte from "@kobalte/core/dropdown-menu";
import Check from "lucide-solid/icons/check";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createContext, For, type JSX, Show, useContext } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import { Kbd, spokenKeys } from "../controls/kbd.tsx";
import type { Icon } from "../icon.ts";
import { useLayerMount } from "./layer-mount.ts";

const panel =
  "z-50 min-w-52 max-w-[min(22rem,92vw)] max-h-[var(--kb-popper-content-available-height)] overflow-y-auto rounded-panel border border-line bg-surface p-1 shadow-float outline-none " +
  "data-expanded:animate-[pop-in_180ms_var(--quiet)]";

const row =
  "flex min-h-8 cursor-default select-none items-center gap-2 rounded-chip px-2 text-base outline-none " +
  "data-highlighted:bg-hover data-disabled:opacity-45 pointer-coarse:min-h-11";

/** Runs a verb once its menu has closed and given back the focus: a dialog that opened before would lose it to the menu. */
const AfterClose = createContext<(verb: () => void) => void>((verb) => verb());

export type MenuProps = {
  /** Draws the opener; must spread the given props on a button. */
  trigger: (props: object) => JSX.Element;
  placement?: "bottom-start" | "bottom-end" | "top-start" | "right-start" | undefined;
  children: JSX.Element;
};

/** A list of verbs behind a button. Arrow keys, typing and Escape work as everywhere. */
export function Menu(props: MenuProps) {
  const mount = useLayerMount();
  let chosen: (() => void) | undefined;
  const runChosen = () => {
    if (chosen) queueMicrotask(chosen);
    chosen = undefined;
  };
  return (
    <Kobalte.Root gutter={4} placement={props.placement ?? "bottom-start"} modal={false}>
      <Kobalte.Trigger as={props.trigger} />
      <Kobalte.Portal mount={mount()}>
        <Kobalte.Content class={panel} onCloseAutoFocus={runChosen}>
          <AfterClose.Provider
            value={(verb) => {
              chosen = verb;
            }}
          >
            {props.children}
          </AfterClose.Provider>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}

export type MenuItemProps = {
  icon?: Icon | undefined;
  /** The key that does the same. */
  hint?: string | undefined;
  /** Takes something away. */
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Why it cannot be done now, in place of greying without a word. */
  reason?: string | undefined;
  onSelect: () => void;
  children: JSX.Element;
};

/** One verb of a menu. */
export function MenuItem(props: MenuItemProps) {
  const afterClose = useContext(AfterClose);
  return (
    <Kobalte.Item
      class={cx(row, props.danger && "text-tone")}
      data-tone="red"
      aria-keyshortcuts={props.hint ? spokenKeys(props.hint) : undefined}
      disabled={props.disabled === true || props.reason !== undefined}
      onSelect={() => {
        // Taken now: the entry is gone by the time the menu has closed.
        const { onSelect } = props;
        afterClose(onSelect);
      }}
    >
      <Show when={props.icon}>
        {(icon) => <Dynamic component={icon()} class={cx("size-4", !props.danger && "text-subtle")} />}
      </Show>
      <span class="min-w-0 flex-1 py-1">
        {props.children}
        <Show when={props.reason}>
          <span class="block text-meta text-muted">{props.reason}</span>
        </Show>
      </span>
      <Show when={props.hint}>{(hint) => <Kbd keys={hint()} bare />}</Show>
    </Kobalte.Item>
  );
}

/** One of several on-off entries of a menu; the menu stays open. */
export function MenuCheck(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: JSX.Element;
}) {
  return (
    <Kobalte.CheckboxItem class={row} checked={props.checked} onChange={props.onChange} closeOnSelect={false}>
      <Indicator />
      {props.children}
    </Kobalte.CheckboxItem>
  );
}

/** One choice of a few inside a menu; the menu stays open. */
export function MenuChoice<Value extends string>(props: {
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Kobalte.RadioGroup
      value={props.value}
      onChange={(value) => {
        const option = props.options.find((each) => each.value === value);
        if (option) props.onChange(option.value);
      }}
    >
      <For each={props.options}>
        {(option) => (
          <Kobalte.RadioItem class={row} value={option.value} closeOnSelect={false}>
            <Indicator />
            {option.label}
          </Kobalte.RadioItem>
        )}
      </For>
    </Kobalte.RadioGroup>
  );
}

function Indicator() {
  return (
    <span class="grid size-4 place-items-center">
      <Kobalte.ItemIndicator>
        <Check class="size-4 text-accent" />
      </Kobalte.ItemIndicator>
    </span>
  );
}

/** A menu inside a menu. */
export function MenuSub(props: { icon?: Icon | undefined; label: string; children: JSX.Element }) {
  const mount = useLayerMount();
  return (
    <Kobalte.Sub gutter={2}>
      <Kobalte.SubTrigger class={row}>
        <Show when={props.icon}>{(icon) => <Dynamic component={icon()} class="size-4 text-subtle" />}</Show>
        <span class="flex-1">{props.label}</span>
        <ChevronRight class="size-4 text-subtle" />
      </Kobalte.SubTrigger>
      <Kobalte.Portal mount={mount()}>
        <Kobalte.SubContent class={panel}>{props.children}</Kobalte.SubContent>
      </Kobalte.Portal>
    </Kobalte.Sub>
  );
}

/** Entries that belong together under a small heading. */
export function MenuGroup(props: { label: string; children: JSX.Element }) {
  return (
    <Kobalte.Group>
      <Kobalte.GroupLabel class="px-2 pt-2 pb-1 font-medium text-caps text-subtle">
        {props.label}
      </Kobalte.GroupLabel>
      {props.children}
    </Kobalte.Group>
  );
}

/** A hairline between groups of verbs. */
export function MenuSeparator() {
  return <Kobalte.Separator class="-mx-1 my-1 border-line border-t" />;
}
