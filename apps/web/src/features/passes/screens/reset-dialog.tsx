import { createSignal } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { ConfirmDialog } from "~/ui/overlays/confirm-dialog.tsx";
import type { Pass } from "../states/create-pass.ts";

/** A second look before the keys go: there is no way back but a new invitation. */
export default function ResetDialog(props: { pass: Pass; onClose: () => void }) {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  const reset = async () => {
    const session = props.pass.session();
    if (!session || busy()) return;
    setBusy(true);
    setError(undefined);
    try {
      await session.call("reset", (call, request) => api.passes.reset.mutate(call, request));
      await session.leave("reset");
    } catch (cause) {
      const failure = failureOf(cause);
      setError(
        failure.kind === "unreachable"
          ? "The server could not be reached, so nothing was reset. Go online and try again."
          : failureText(failure),
      );
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title="Reset this app?"
      confirm="Reset app"
      danger
      busy={busy()}
      error={error()}
      onConfirm={() => void reset()}
    >
      <p>
        The keys of your pass are deleted from this phone and every door stays closed until you have used a
        new invitation. This cannot be taken back.
      </p>
    </ConfirmDialog>
  );
}
