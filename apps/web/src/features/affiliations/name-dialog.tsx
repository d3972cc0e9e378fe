import { createSignal } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import type { Affiliation, AffiliationRow } from "./affiliation-kinds.ts";

const longestName = 120;

/** Makes a company or group of a name, or gives one another name. */
export default function NameDialog(props: {
  of: Affiliation;
  /** The one that gets another name; absent for a new one. */
  row?: AffiliationRow | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const project = useProject();
  const run = createVerbRun();
  const [typed, setTyped] = createSignal(props.row?.name ?? "");
  const name = () => typed().trim();
  const isWhole = () => name() !== "" && name() !== props.row?.name;
  const error = () => {
    const failure = run.failure();
    return failure && failureText(failure);
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isWhole()) return;
    void run.run(async () => {
      const named = { projectId: project.id(), name: name() };
      if (props.row) await props.of.rename({ ...named, id: props.row.id });
      else await props.of.create(named);
      showDone(props.row ? `Now called ${named.name}` : `${named.name} made`);
      props.onDone();
      props.onClose();
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.row ? `Rename ${props.row.name}` : `Make a ${props.of.kind}`}
      size="sm"
      held={run.isBusy()}
      footer={
        <>
          <Button onClick={() => props.onClose()} disabled={run.isBusy()}>
            Cancel
          </Button>
          <Button
            type="submit"
            form="affiliation-name"
            variant="primary"
            busy={run.isBusy()}
            disabled={!isWhole()}
          >
            {props.row ? "Rename" : `Make ${props.of.kind}`}
          </Button>
        </>
      }
    >
      <form id="affiliation-name" onSubmit={save} novalidate>
        <Field label="Name" required error={error()}>
          <Input
            value={typed()}
            onValue={(text) => {
              setTyped(text);
              run.clear();
            }}
            maxlength={longestName}
          />
        </Field>
      </form>
      <run.Proof />
    </Dialog>
  );
}
