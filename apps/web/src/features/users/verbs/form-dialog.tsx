import { createUniqueId, type JSX } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import type { VerbRun } from "./create-verb-run.tsx";

export type FormDialogProps = {
  open: boolean;
  title: string;
  description?: JSX.Element;
  size?: "sm" | "md" | undefined;
  /** The verb on the button, and the same while the server works: "Block", "Blocking…". */
  submit: string;
  submitting: string;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** The call to the server: while it works nothing closes the dialog, and its failure stands under the form. */
  run: VerbRun;
  /** Whether it works for the main button; absent where there is no other. */
  busy?: boolean | undefined;
  /** Buttons before the main one. */
  other?: JSX.Element;
  onSubmit: () => void;
  onClose: () => void;
  children: JSX.Element;
};

/** A dialog that asks before a verb is done: its button, Enter and the key for it all submit. */
export function FormDialog(props: FormDialogProps) {
  const formId = createUniqueId();
  const isBusy = () => props.busy ?? props.run.isBusy();
  useKeys({ "form.submit": () => props.open && props.onSubmit() });
  return (
    <Dialog
      open={props.open}
      onOpenChange={(open) => !open && !props.run.isBusy() && props.onClose()}
      title={props.title}
      description={props.description}
      size={props.size ?? "sm"}
      held={props.run.isBusy()}
      footer={
        <>
          <Button onClick={() => props.onClose()} disabled={props.run.isBusy()}>
            Cancel
          </Button>
          {props.other}
          <Button
            type="submit"
            form={formId}
            variant={props.danger ? "danger" : "primary"}
            busy={isBusy()}
            disabled={props.disabled}
          >
            {isBusy() ? props.submitting : props.submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        novalidate
        class="flex flex-col gap-4 text-base"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        {props.children}
        <FailureLine of={props.run.failure()} />
      </form>
      <props.run.Proof />
    </Dialog>
  );
}
