import CircleAlert from "lucide-solid/icons/circle-alert";
import { type Accessor, children, createContext, createUniqueId, type JSX, Show, useContext } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Slot } from "../slot.tsx";

/** What a control inside a field takes from it: ids for the words around it, and whether it is wrong. */
export type FieldLinks = {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: Accessor<string | undefined>;
  readonly invalid: Accessor<boolean>;
  readonly required: Accessor<boolean>;
};

const FieldContext = createContext<FieldLinks>();

/** The field around a control, if there is one. */
export function useField(): FieldLinks | undefined {
  return useContext(FieldContext);
}

export type FieldProps = {
  label: string;
  /** One sentence of help below the control. */
  hint?: JSX.Element;
  /** What is wrong and how to mend it; its presence marks the control as invalid. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** Something small at the end of the label's line, such as a link to help. */
  aside?: JSX.Element;
  hideLabel?: boolean | undefined;
  class?: string | undefined;
  children: JSX.Element;
};

/** A label, one control, help and the error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const id = createUniqueId();
  const hint = children(() => props.hint);
  const links: FieldLinks = {
    id: `${id}-control`,
    labelId: `${id}-label`,
    describedBy: () =>
      cx(props.error && `${id}-error`, hint.toArray().length > 0 && `${id}-hint`) || undefined,
    invalid: () => props.error !== undefined && props.error !== "",
    required: () => props.required === true,
  };
  return (
    <FieldContext.Provider value={links}>
      <div class={cx("flex min-w-0 flex-col gap-1.5", props.class)}>
        <div class={props.hideLabel ? "sr-only" : "flex items-baseline justify-between gap-3"}>
          <label id={links.labelId} for={links.id} class="font-medium text-base text-ink">
            {props.label}
            <Show when={props.required}>
              <span class="text-subtle" aria-hidden="true">
                {" "}
                *
              </span>
            </Show>
          </label>
          <Slot of={props.aside} frame={(content) => <span class="text-meta text-muted">{content}</span>} />
        </div>
        {props.children}
        <Show when={props.error}>
          <p id={`${id}-error`} data-tone="red" class="flex items-start gap-1.5 text-meta text-tone">
            <CircleAlert class="mt-px size-3.5" />
            <span>{props.error}</span>
          </p>
        </Show>
        <Show when={hint.toArray().length > 0}>
          <p id={`${id}-hint`} class="text-meta text-muted">
            {hint()}
          </p>
        </Show>
      </div>
    </FieldContext.Provider>
  );
}
