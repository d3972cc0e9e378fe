import { createSignal } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { Field } from "~/ui/fields/field.tsx";
import { Textarea } from "~/ui/fields/textarea.tsx";
import { useRights } from "../use-rights.ts";
import { fullName } from "../user-name.ts";
import { Effects } from "./effects.tsx";
import { rowOf, targetIds, targetName } from "./targets.ts";
import { useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Closes the doors to somebody until an admin has looked. */
export default function ReviewDialog(props: VerbDialogProps) {
  const project = useProject();
  const rights = useRights();
  const calls = useVerbCalls();
  const [note, setNote] = createSignal("");
  const row = () => rowOf(props.verb.target);

  async function review(): Promise<boolean> {
    const one = row();
    if (!one) {
      const action = { kind: "review", note: note().trim() } as const;
      await calls.bulk(targetIds(props.verb.target), action, "marked for review");
      return true;
    }
    const whom = { projectId: project.id(), userId: one.id };
    const wasActive = one.standing === "active";
    await api.users.review.mutate({ ...whom, note: note().trim() });
    const undo = { call: () => api.users.revalidate.mutate(whom), verb: "revalidate" } as const;
    // Revalidating closes every review, so it takes this one back only where there was no other.
    calls.sayDone(
      one,
      `${fullName(one)} is in review`,
      wasActive && rights.may("users.revalidate") ? undo : undefined,
    );
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Mark ${targetName(props.verb.target)} for review`}
      submit="Mark for review"
      submitting="Marking…"
      typed
      onSubmit={review}
    >
      <Field label="Note" hint="What should be looked at? Shown to the admins who decide.">
        <Textarea value={note()} onValue={setNote} maxlength={1000} autofocus />
      </Field>
      <Effects
        effects={[
          "Every door is closed at once, until an admin revalidates.",
          row()?.passState === "active"
            ? "The pass stays on the phone and says that it is in review."
            : !row() && "Passes stay on the phones and say that they are in review.",
        ]}
      />
    </VerbForm>
  );
}
