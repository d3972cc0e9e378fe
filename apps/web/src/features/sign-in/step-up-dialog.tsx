import { createEffect, createSignal, on } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { CodeField } from "./code-field.tsx";
import { focusSoon } from "./focus-soon.ts";
import { onSignedInElsewhere } from "./other-tabs.ts";
import { signInText } from "./sign-in-texts.ts";

/**
 * Asks an admin to prove again who they are before a verb that opens something: mails a code at once and takes it here, or
 * notices that the link was opened in another tab. The session goes on; `onConfirmed` may run the verb.
 */
export function StepUpDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirmed: () => void;
  /** Why a proof is asked for; by itself that something is about to be opened. */
  why?: string | undefined;
}) {
  const project = useProject();
  const [code, setCode] = createSignal("");
  const [busy, setBusy] = createSignal<"code" | "mail">();
  const [error, setError] = createSignal<string>();
  const run = async (what: "code" | "mail", call: () => Promise<unknown>) => {
    setBusy(what);
    setError(undefined);
    try {
      await call();
    } catch (cause) {
      setError(signInText(failureOf(cause)));
    } finally {
      setBusy(undefined);
    }
  };
  const mail = () => run("mail", () => api.signIn.requestStepUp.mutate());
  const confirmed = async () => {
    await project.refresh();
    props.onConfirmed();
  };
  const confirm = (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    void run("code", async () => {
      await api.signIn.confirmCode.mutate({ email: project.account().mail, code: code() });
      await confirmed();
    });
  };
  createEffect(
    on(
      () => props.open,
      (open, _before, stop?: () => void) => {
        stop?.();
        if (!open) return undefined;
        setCode("");
        void mail();
        return onSignedInElsewhere(() => void confirmed());
      },
    ),
  );
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Confirm that it is you"
      size="sm"
      description={
        <>
          {props.why ?? "This opens something, so it needs a fresh proof."} We have mailed a code to{" "}
          <span class="break-all font-medium text-ink">{project.account().mail}</span>.
        </>
      }
      footer={
        <>
          <Button busy={busy() === "mail"} onClick={() => void mail()}>
            Send again
          </Button>
          <Button
            type="submit"
            form="step-up"
            variant="primary"
            busy={busy() === "code"}
            disabled={code().trim() === ""}
          >
            Confirm
          </Button>
        </>
      }
    >
      <form id="step-up" onSubmit={confirm} novalidate>
        <CodeField
          label="Code"
          shape="XXXX-XXXX"
          value={code()}
          onValue={setCode}
          error={error()}
          ref={focusSoon}
        />
      </form>
    </Dialog>
  );
}
