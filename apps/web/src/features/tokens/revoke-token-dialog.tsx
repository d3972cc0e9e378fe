import type { TokenRow } from "@gatehouse/contracts/tokens/tokens";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { ConfirmDialog } from "~/ui/overlays/confirm-dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";

/** Ends a key at once and for good. */
export default function RevokeTokenDialog(props: {
  token: TokenRow;
  onRevoked: () => void;
  onClose: () => void;
}) {
  const project = useProject();
  const run = createVerbRun();
  const revoke = () =>
    void run.run(async () => {
      await api.tokens.revoke.mutate({ projectId: project.id(), tokenId: props.token.id });
      showDone(`${props.token.name} is revoked`, "Whatever it sends from now on is refused.");
      props.onRevoked();
      props.onClose();
    });
  return (
    <>
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && !run.isBusy() && props.onClose()}
        title={`Revoke ${props.token.name}?`}
        confirm="Revoke"
        danger
        busy={run.isBusy()}
        error={run.failure() && failureText(run.failure() ?? { kind: "unreachable" })}
        onConfirm={revoke}
      >
        <p class="text-muted">
          The system that uses it is refused from now on. This cannot be taken back; another key can be made.
          What it has sent stays as it is.
        </p>
      </ConfirmDialog>
      <run.Proof />
    </>
  );
}
