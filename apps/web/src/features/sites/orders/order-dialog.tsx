import { createSignal, For, type JSX, Show } from "solid-js";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { FormDialog } from "~/features/users/verbs/form-dialog.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Select } from "~/ui/fields/select.tsx";

/** What was filled in. */
export type OrderForm = { readonly minutes: number; readonly reason: string };

export type OrderDialogProps = {
  title: string;
  /** The verb on the button, and what it says while it works. */
  submit: string;
  working: string;
  danger?: boolean | undefined;
  /** There is nothing to order. */
  disabled?: boolean | undefined;
  /** Asks how long, with so many minutes chosen at first. */
  minutes?: number | undefined;
  needsReason: boolean;
  /** What it does and what to see to, a sentence each. */
  effects: readonly string[];
  /** Where it will not do what is expected. */
  warnings?: readonly string[] | undefined;
  /** Stands above the form: what is known of the matter. */
  children?: JSX.Element;
  /** Gives the order; the dialog closes when it is given. */
  onOrder: (form: OrderForm) => Promise<void>;
  onClose: () => void;
};

const minuteChoices = Array.from({ length: 15 }, (_, index) => ({
  value: String(index + 1),
  label: index === 0 ? "1 minute" : `${index + 1} minutes`,
}));

/** Asks how long and why, says what will happen, and gives the order. What came of it is said where it was asked for. */
export function OrderDialog(props: OrderDialogProps) {
  const run = createVerbRun();
  const [minutes, setMinutes] = createSignal(String(props.minutes ?? 1));
  const [reason, setReason] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  let box: HTMLInputElement | undefined;
  const isMissing = () => props.needsReason && reason().trim() === "";
  const submit = () => {
    setTried(true);
    if (isMissing()) return box?.focus();
    if (props.disabled) return;
    void run.run(async () => {
      await props.onOrder({ minutes: Number(minutes()), reason: reason().trim() });
      props.onClose();
    });
  };
  return (
    <FormDialog
      open
      title={props.title}
      submit={props.submit}
      submitting={props.working}
      danger={props.danger}
      disabled={props.disabled}
      run={run}
      onSubmit={submit}
      onClose={props.onClose}
    >
      {props.children}
      <Show when={props.minutes !== undefined}>
        <Field label="For how long" required>
          <Select options={minuteChoices} value={minutes()} onChange={setMinutes} />
        </Field>
      </Show>
      <Field
        label="Reason"
        required={props.needsReason}
        error={isTried() && isMissing() ? "Say why: it stands in the log." : undefined}
      >
        <Input
          ref={(element: HTMLInputElement) => {
            box = element;
          }}
          value={reason()}
          onValue={setReason}
          maxlength={500}
          autofocus
        />
      </Field>
      <ul class="flex list-disc flex-col gap-1 pl-5 text-muted">
        <For each={props.effects}>{(effect) => <li>{effect}</li>}</For>
        <For each={props.warnings}>{(warning) => <li class="text-ink">{warning}</li>}</For>
      </ul>
    </FormDialog>
  );
}
