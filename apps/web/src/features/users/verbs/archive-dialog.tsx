import { createSignal } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { fullName } from "../user-name.ts";
import { Effects } from "./effects.tsx";
import { leavingEffects } from "./leaving-effects.ts";
import { rowOf, targetIds, targetName } from "./targets.ts";
import { undoLeaving, useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Takes somebody out of the system; whether they are told is asked. */
export default function ArchiveDialog(props: VerbDialogProps) {
  const project = useProject();
  const calls = useVerbCalls();
  const [tellPerson, setTellPerson] = createSignal(false);
  const row = () => rowOf(props.verb.target);

  async function archive(): Promise<boolean> {
    const one = row();
    if (!one) {
      const action = { kind: "archive", tellPerson: tellPerson() } as const;
      await calls.bulk(targetIds(props.verb.target), action, "archived");
      return true;
    }
    const whom = { projectId: project.id(), userId: one.id };
    await api.users.archive.mutate({ ...whom, tellPerson: tellPerson() });
    calls.sayDone(one, `${fullName(one)} is archived`, {
      call: () => undoLeaving(whom, one),
      verb: "restore",
    });
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Archive ${targetName(props.verb.target)}`}
      submit="Archive"
      submitting="Archiving…"
      danger
      typed
      onSubmit={archive}
    >
      <Checkbox
        label={row() ? "Tell the person by mail" : "Tell these people by mail"}
        checked={tellPerson()}
        onChange={setTellPerson}
      />
      <Effects effects={leavingEffects(row())} />
    </VerbForm>
  );
}
