import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { ConfirmDialog } from "~/ui/overlays/confirm-dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import type { Affiliation, AffiliationRow } from "./affiliation-kinds.ts";
import { deletionFailureText } from "./affiliation-words.ts";

/** Deletes a company or group nobody belongs to, after a second look. */
export default function DeleteDialog(props: {
  of: Affiliation;
  row: AffiliationRow;
  onDone: () => void;
  onClose: () => void;
}) {
  const project = useProject();
  const run = createVerbRun();
  const error = () => {
    const failure = run.failure();
    return failure && deletionFailureText(props.of.kind, failure);
  };
  const remove = () =>
    void run.run(async () => {
      const { id, name } = props.row;
      await props.of.remove({ projectId: project.id(), id });
      showDone(`${name} deleted`);
      props.onDone();
      props.onClose();
    });
  return (
    <>
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && props.onClose()}
        title={`Delete ${props.row.name}?`}
        confirm={`Delete ${props.of.kind}`}
        danger
        busy={run.isBusy()}
        error={error()}
        onConfirm={remove}
      >
        <p>
          Nobody on the list belongs to it. Archived people who did lose it: if they come back, they come back
          without it.
        </p>
      </ConfirmDialog>
      <run.Proof />
    </>
  );
}
