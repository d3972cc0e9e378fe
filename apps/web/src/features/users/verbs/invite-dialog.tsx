import type { ResendKind } from "@gatehouse/domain/passes/invite-pass";
import { createSignal, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { formatMoment } from "~/lib/time.ts";
import { RadioGroup } from "~/ui/controls/radio-group.tsx";
import { fullName } from "../user-name.ts";
import { Effects } from "./effects.tsx";
import { rowOf, targetIds, targetName } from "./targets.ts";
import { useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

const kinds = [
  {
    value: "new-phone",
    label: "New phone",
    hint: "The old phone works on until the new one is activated, then stops. Never both.",
  },
  {
    value: "old-phone-lost",
    label: "Old phone lost: stop it now",
    hint: "The old phone opens nothing from now on, whether or not the invitation is used.",
  },
] as const;

/** Sends an invitation: the first, another one, or one for another phone. */
export default function InviteDialog(props: VerbDialogProps) {
  const project = useProject();
  const calls = useVerbCalls();
  const [kind, setKind] = createSignal<ResendKind>("new-phone");
  const row = rowOf(props.verb.target);
  const hasPhone = row?.passState === "active";
  const hasOpen = row?.passState === "invited" || row?.replacementUntil != null;

  async function invite(): Promise<boolean> {
    if (!row) {
      await calls.bulk(targetIds(props.verb.target), { kind: "invite" }, "invited");
      return true;
    }
    const sent = await api.invitations.send.mutate({
      projectId: project.id(),
      userId: row.id,
      kind: hasPhone ? kind() : null,
    });
    const until = formatMoment(sent.expiresAt, "day", project.timeZone());
    calls.sayDone(row, `An invitation to ${fullName(row)} is on its way`, undefined, `Good until ${until}.`);
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={
        hasOpen || hasPhone
          ? `Resend the invitation of ${targetName(props.verb.target)}`
          : `Invite ${targetName(props.verb.target)}`
      }
      submit="Send invitation"
      submitting="Sending…"
      danger={hasPhone && kind() === "old-phone-lost"}
      typed
      onSubmit={invite}
    >
      <Show when={hasPhone}>
        <RadioGroup label="The phone that is bound now" options={kinds} value={kind()} onChange={setKind} />
      </Show>
      <Effects
        effects={[
          row ? `A mail goes to ${row.email}, good for one phone.` : "Each gets a mail, good for one phone.",
          hasOpen && "The invitation sent before stops working.",
          !row && "People with a working phone, blocked or in review are left out and listed afterwards.",
        ]}
      />
    </VerbForm>
  );
}
