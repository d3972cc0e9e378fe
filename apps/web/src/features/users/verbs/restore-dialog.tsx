import { useQuery } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { profileQuery } from "../profiles/profile-query.ts";
import { usePeople } from "../use-people.tsx";
import { fullName } from "../user-name.ts";
import { Effects } from "./effects.tsx";
import { rowOf, targetIds, targetName } from "./targets.ts";
import { useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Brings somebody back; while the phone has not been told to remove its pass, the same phone works again. */
export default function RestoreDialog(props: VerbDialogProps) {
  const project = useProject();
  const people = usePeople();
  const calls = useVerbCalls();
  const [tellPerson, setTellPerson] = createSignal(false);
  const row = () => rowOf(props.verb.target);
  const profile = useQuery(() => ({
    ...profileQuery(project.id(), row()?.id ?? ""),
    enabled: row() !== undefined,
    staleTime: 0,
  }));
  const pass = () => (profile.isSuccess ? profile.data?.details?.pass : undefined);
  const takesBack = () => pass()?.canTakeBack === true;

  async function restore(): Promise<boolean> {
    const one = row();
    if (!one) {
      const action = { kind: "restore", tellPerson: tellPerson() } as const;
      await calls.bulk(targetIds(props.verb.target), action, "restored");
      return true;
    }
    const whom = { projectId: project.id(), userId: one.id };
    const { takenBack, standing } = await api.users.restore.mutate({ ...whom, tellPerson: tellPerson() });
    calls.sayDone(
      one,
      `${fullName(one)} is back`,
      { call: () => api.users.archive.mutate({ ...whom, tellPerson: false }), verb: "archive" },
      takenBack ? "The same phone works again." : "A new invitation is needed for a pass.",
    );
    if (!takenBack && standing === "active")
      queueMicrotask(() => people.verbs.open("invite", props.verb.target));
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Restore ${targetName(props.verb.target)}`}
      submit={takesBack() ? "Take back" : "Restore"}
      submitting="Restoring…"
      typed
      onSubmit={restore}
    >
      <Checkbox
        label="Send a mail that access is back"
        hint="Not to whoever is blocked or in review: their doors stay closed."
        checked={tellPerson()}
        onChange={setTellPerson}
      />
      <Effects
        effects={[
          "Roles, companies and groups come back as they were.",
          "Blocks and reviews that are still open count again: who was blocked is blocked.",
          row() &&
            (takesBack()
              ? "The phone has not removed its pass yet: the same phone works again, without a new invitation."
              : "The pass is gone from the phone. You are asked next whether to send a new invitation."),
          !row() && "Phones that have not removed their pass yet work again; others need a new invitation.",
        ]}
      />
    </VerbForm>
  );
}
