import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { fullName } from "../user-name.ts";
import { Effects } from "./effects.tsx";
import { rowOf, targetName } from "./targets.ts";
import { useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Ends an invitation before its use; the person stays. */
export default function WithdrawDialog(props: VerbDialogProps) {
  const project = useProject();
  const calls = useVerbCalls();
  const row = rowOf(props.verb.target);
  const hasPhone = row?.passState === "active";

  async function withdraw(): Promise<boolean> {
    if (!row) return true;
    await api.invitations.withdraw.mutate({ projectId: project.id(), userId: row.id });
    calls.sayDone(row, `The invitation of ${fullName(row)} is withdrawn`);
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Withdraw the invitation of ${targetName(props.verb.target)}`}
      submit="Withdraw"
      submitting="Withdrawing…"
      danger
      onSubmit={withdraw}
    >
      <Effects
        effects={[
          "The link and the code of the mail stop working at once.",
          hasPhone ? "The phone that is bound works on." : "The person stays, not invited.",
        ]}
      />
    </VerbForm>
  );
}
