import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { ConfirmDialog } from "~/ui/overlays/confirm-dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";

/** Ends all trust in a bridge that was taken away; says what that does to phones and doors before it is done. */
export default function StolenDialog(props: { bridge: BridgeRow; onClose: () => void }) {
  const project = useProject();
  const run = createVerbRun();
  const report = () =>
    void run.run(async () => {
      const asked = { projectId: project.id(), bridgeId: props.bridge.id };
      const { renewals } = await api.bridges.reportStolen.mutate(asked);
      const phones = renewals === 1 ? "1 phone gets a new key" : `${renewals} phones get new keys`;
      showDone(
        `${props.bridge.name} is in quarantine`,
        renewals === 0 ? "No phone had a key for its doors." : `${phones} at the next contact.`,
      );
      props.onClose();
    });
  return (
    <>
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && !run.isBusy() && props.onClose()}
        title="Report this bridge stolen"
        confirm={run.isBusy() ? "Reporting…" : "Report stolen"}
        danger
        busy={run.isBusy()}
        typed={props.bridge.name}
        error={run.failure() && failureText(run.failure() ?? { kind: "unreachable" })}
        onConfirm={report}
      >
        <ul class="flex list-disc flex-col gap-1 pl-5 text-muted">
          <li>It is cut off at once and believed no more, until a bridge is paired anew.</li>
          <li>
            Everybody who may open a door of {props.bridge.site.name} by phone gets a new key when their phone
            is next online. Until then no door takes their code; cards go on working.
          </li>
          <li>
            Whoever has it may still open the doors wired to it until its lease ends. Put somebody there.
          </li>
        </ul>
      </ConfirmDialog>
      <run.Proof />
    </>
  );
}
