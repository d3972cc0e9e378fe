import { type JSX, Show, splitProps } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { controlClass } from "./control-style.ts";
import { useField } from "./field.tsx";

export type TextareaProps = Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, "onInput"> & {
  onValue?: ((value: string) => void) | undefined;
};

/** Several lines of text that grow with their content; with `maxlength` it counts what is left near the end. */
export function Textarea(props: TextareaProps) {
  const [own, rest] = splitProps(props, ["onValue", "class"]);
  const field = useField();
  const left = () => Number(rest.maxlength) - String(rest.value ?? "").length;
  return (
    <div class={own.class}>
      <textarea
        id={field?.id}
        required={field?.required() || undefined}
        aria-invalid={field?.invalid() || undefined}
        aria-describedby={field?.describedBy()}
        rows={3}
        {...rest}
        class={cx(controlClass, "field-sizing-content block max-h-72 min-h-20 px-2.5 py-1.5")}
        onInput={(event) => own.onValue?.(event.currentTarget.value)}
      />
      <Show when={left() <= 40}>
        <p class="mt-1 text-right text-meta text-muted tabular-nums">{left()} left</p>
      </Show>
    </div>
  );
}
