import type { JSX } from "solid-js";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";

/** The typed code of a mail; pasting it, spaces and small letters are all fine. */
export function CodeField(props: {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** How the code looks: `XXXX-XXXX`. */
  shape: string;
  hint?: JSX.Element;
  error?: string | undefined;
  required?: boolean | undefined;
  ref?: ((input: HTMLInputElement) => void) | undefined;
}) {
  return (
    <Field label={props.label} error={props.error} hint={props.hint} required={props.required}>
      <Input
        ref={(input: HTMLInputElement) => props.ref?.(input)}
        mono
        value={props.value}
        onValue={props.onValue}
        placeholder={props.shape}
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="go"
        class="[&_input]:h-11 [&_input]:text-section [&_input]:uppercase [&_input]:tracking-[0.12em] [&_input]:placeholder:tracking-[0.12em]"
      />
    </Field>
  );
}
