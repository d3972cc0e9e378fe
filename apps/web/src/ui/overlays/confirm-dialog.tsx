import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import { Button } from "../controls/button.tsx";
import { Field } from "../fields/field.tsx";
import { Input } from "../fields/input.tsx";
import { Dialog } from "./dialog.tsx";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, in full: counts, doors, mails. */
  children?: JSX.Element;
  /** The verb on the button: "Archive 112 users". */
  confirm: string;
  onConfirm: () => void;
  busy?: boolean | undefined;
  danger?: boolean | undefined;
  /** A word or number that must be typed first, for what is large or cannot be taken back. */
  typed?: string | undefined;
  error?: string | undefined;
};

/** A second look before something large: says what will happen and asks for the verb. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [text, setText] = createSignal("");
  createEffect(
    on(
      () => props.open,
      () => setText(""),
    ),
  );
  const blocked = () => props.typed !== undefined && text().trim() !== props.typed;
  const submit = () => {
    if (!blocked() && !props.busy) props.onConfirm();
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      size="sm"
      held={props.busy}
      footer={
        <>
          <Button onClick={() => props.onOpenChange(false)} disabled={props.busy}>
            Cancel
          </Button>
          <Button
            variant={props.danger ? "danger" : "primary"}
            busy={props.busy}
            disabled={blocked()}
            onClick={submit}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-4 text-base">
        {props.children}
        <Show when={props.typed}>
          {(typed) => (
            <Field label={`Type ${typed()} to confirm`} error={props.error}>
              <Input
                mono
                value={text()}
                onValue={setText}
                onKeyDown={(event) => event.key === "Enter" && submit()}
              />
            </Field>
          )}
        </Show>
        <Show when={props.error && !props.typed}>
          <p role="alert" data-tone="red" class="text-meta text-tone">
            {props.error}
          </p>
        </Show>
      </div>
    </Dialog>
  );
}
