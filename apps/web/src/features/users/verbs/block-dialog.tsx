import { createSignal } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { DateTime } from "~/ui/fields/date-time.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Textarea } from "~/ui/fields/textarea.tsx";
import { fullName } from "../user-name.ts";
import { Effects } from "./effects.tsx";
import { rowOf, targetIds, targetName } from "./targets.ts";
import { untilPresets } from "./until-presets.ts";
import { useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Closes every door to somebody, by name and with a reason, for ever or until a moment. */
export default function BlockDialog(props: VerbDialogProps) {
  const project = useProject();
  const calls = useVerbCalls();
  const [reason, setReason] = createSignal("");
  const [until, setUntil] = createSignal<Date>();
  const [isTried, setTried] = createSignal(false);
  const row = () => rowOf(props.verb.target);
  const isPast = () => (until()?.getTime() ?? Number.POSITIVE_INFINITY) <= Date.now();
  let box: HTMLTextAreaElement | undefined;

  async function block(): Promise<boolean> {
    setTried(true);
    if (reason().trim() === "" || isPast()) {
      box?.focus();
      return false;
    }
    const block = { reason: reason().trim(), until: until()?.toISOString() ?? null };
    const one = row();
    if (!one) {
      await calls.bulk(targetIds(props.verb.target), { kind: "block", ...block }, "blocked");
      return true;
    }
    const whom = { projectId: project.id(), userId: one.id };
    const wasActive = one.standing === "active";
    const { blockId } = await api.users.block.mutate({ ...whom, ...block });
    // Who was active before is revalidated as well; a review that was open stays open.
    const lift = wasActive ? api.users.unblockAndRevalidate : api.users.unblock;
    calls.sayDone(one, `${fullName(one)} is blocked`, {
      call: () => lift.mutate({ ...whom, blocks: [blockId] }),
      verb: "unblock",
    });
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Block ${targetName(props.verb.target)}`}
      submit="Block"
      submitting="Blocking…"
      danger
      typed
      onSubmit={block}
    >
      <Field
        label="Reason"
        required
        error={isTried() && reason().trim() === "" ? "Say why: a block needs a reason." : undefined}
        hint="Kept in the log and on the blocklist. It is never mailed."
      >
        <Textarea
          ref={(element) => {
            box = element;
          }}
          value={reason()}
          onValue={setReason}
          maxlength={500}
          autofocus
        />
      </Field>
      <Field
        label="Blocked until"
        error={isTried() && isPast() ? "The end must be in the future." : undefined}
        hint="Without an end the block stays until somebody lifts it."
      >
        <DateTime
          value={until()}
          onChange={setUntil}
          zone={project.timeZone()}
          min={new Date()}
          presets={untilPresets}
        />
      </Field>
      <Effects
        effects={[
          "Every door is closed at once; the sites confirm it.",
          row()?.passState === "active" && "The pass stays on the phone and says that it is suspended.",
          row()?.passState === "invited" && "The open invitation is withdrawn.",
          !row() && "Passes stay on the phones, suspended; open invitations are withdrawn.",
          "The details go on the blocklist, so that nobody comes back under another name.",
          "A mail says that access is suspended, without the reason.",
          until() !== undefined && "At the end access comes back by itself, if nothing else is open by then.",
        ]}
      />
    </VerbForm>
  );
}
