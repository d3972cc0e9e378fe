import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { fullName } from "../user-name.ts";
import { Effects } from "./effects.tsx";
import { deleteWords, leavingEffects } from "./leaving-effects.ts";
import { rowOf, targetIds, targetName } from "./targets.ts";
import { undoLeaving, useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Archiving that always tells the person. */
export default function DeleteDialog(props: VerbDialogProps) {
  const project = useProject();
  const calls = useVerbCalls();
  const row = () => rowOf(props.verb.target);
  // As it was when asked: the pass changes with the verb, and the button must not change its words meanwhile.
  const words = deleteWords(row());
  const effects = leavingEffects(row());

  async function remove(): Promise<boolean> {
    const one = row();
    if (!one) {
      await calls.bulk(targetIds(props.verb.target), { kind: "delete" }, "deleted");
      return true;
    }
    const whom = { projectId: project.id(), userId: one.id };
    await api.users.delete.mutate(whom);
    calls.sayDone(one, `${fullName(one)} is deleted`, {
      call: () => undoLeaving(whom, one),
      verb: "restore",
    });
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Delete ${targetName(props.verb.target)}`}
      submit={words.verb}
      submitting={words.working}
      danger
      typed
      onSubmit={remove}
    >
      <Effects effects={["A mail tells that access has ended.", ...effects]} />
    </VerbForm>
  );
}
