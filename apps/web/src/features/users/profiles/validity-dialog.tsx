import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import { createSignal } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { Button } from "~/ui/controls/button.tsx";
import { DateTime } from "~/ui/fields/date-time.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { usePeople } from "../use-people.tsx";
import { createVerbRun } from "../verbs/create-verb-run.tsx";

/** From when and until when a role that is held counts. */
export default function ValidityDialog(props: {
  userId: string;
  role: UserDetails["roles"][number];
  onClose: () => void;
}) {
  const project = useProject();
  const people = usePeople();
  const run = createVerbRun();
  const toDate = (moment: string | null) => (moment === null ? undefined : new Date(moment));
  const [from, setFrom] = createSignal(toDate(props.role.validFrom));
  const [to, setTo] = createSignal(toDate(props.role.validTo));
  const isBackwards = () => {
    const [begin, end] = [from(), to()];
    return begin !== undefined && end !== undefined && end <= begin;
  };
  const save = () => {
    if (isBackwards()) return;
    void run.run(async () => {
      await api.roles.setValidity.mutate({
        projectId: project.id(),
        userId: props.userId,
        roleId: props.role.id,
        validFrom: from()?.toISOString() ?? null,
        validTo: to()?.toISOString() ?? null,
      });
      people.verbs.done([props.userId]);
      props.onClose();
      showDone("Validity saved");
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && !run.isBusy() && props.onClose()}
      title={`Validity of ${props.role.name}`}
      size="sm"
      held={run.isBusy()}
      footer={
        <>
          <Button onClick={() => props.onClose()} disabled={run.isBusy()}>
            Cancel
          </Button>
          <Button variant="primary" busy={run.isBusy()} disabled={isBackwards()} onClick={save}>
            {run.isBusy() ? "Saving…" : "Save"}
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-4">
        <Field label="Valid from" hint="Empty: from the beginning.">
          <DateTime value={from()} onChange={setFrom} zone={project.timeZone()} />
        </Field>
        <Field
          label="Valid until"
          hint="Empty: no end."
          error={isBackwards() ? "The end must lie after the beginning." : undefined}
        >
          <DateTime value={to()} onChange={setTo} zone={project.timeZone()} />
        </Field>
        <FailureLine of={run.failure()} />
      </div>
      <run.Proof />
    </Dialog>
  );
}
