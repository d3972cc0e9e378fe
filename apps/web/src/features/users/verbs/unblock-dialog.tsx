import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import { createEffect, createSignal, For, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { formatMoment } from "~/lib/time.ts";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { fullName } from "../user-name.ts";
import { Effects } from "./effects.tsx";
import { OpenDetails } from "./open-details.tsx";
import { rowOf, targetName } from "./targets.ts";
import { useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Lifts blocks, all or some; when none is left the person is in review, or active if revalidated in the same breath. */
export default function UnblockDialog(props: VerbDialogProps) {
  const project = useProject();
  const calls = useVerbCalls();
  const row = rowOf(props.verb.target);
  const [kept, setKept] = createSignal<readonly string[]>([]);
  const [open, setOpen] = createSignal<readonly string[]>([]);
  const lifted = () => open().filter((id) => !kept().includes(id));
  const leavesNone = () => open().length > 0 && kept().length === 0;

  async function lift(revalidate: boolean): Promise<boolean> {
    if (!row || lifted().length === 0) return false;
    const input = { projectId: project.id(), userId: row.id, blocks: [...lifted()] };
    const { standing } = revalidate
      ? await api.users.unblockAndRevalidate.mutate(input)
      : await api.users.unblock.mutate(input);
    const words = {
      active: "active",
      "in-review": "in review",
      blocked: "still blocked",
      archived: "archived",
    };
    calls.sayDone(row, `${fullName(row)} is ${words[standing]}`);
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Unblock ${targetName(props.verb.target)}`}
      size="md"
      submit="Unblock and revalidate"
      submitting="Unblocking…"
      disabled={!leavesNone()}
      onSubmit={() => lift(true)}
      other={{
        label: "Unblock",
        working: "Unblocking…",
        onSubmit: () => lift(false),
        disabled: lifted().length === 0,
      }}
    >
      <OpenDetails userId={row?.id ?? ""}>
        {(details) => (
          <Blocks
            blocks={details().blocks}
            zone={project.timeZone()}
            kept={kept()}
            onKept={setKept}
            onOpen={setOpen}
          />
        )}
      </OpenDetails>
      <Effects
        effects={[
          "The blocks you lift end now, and their entries leave the blocklist.",
          kept().length > 0
            ? "The blocks that stay keep every door closed."
            : "Unblock alone opens no door: the person is then in review, and somebody has to revalidate.",
          leavesNone() && "Unblock and revalidate ends the review too: doors open again, on the same phone.",
        ]}
      />
    </VerbForm>
  );
}

function Blocks(props: {
  blocks: UserDetails["blocks"];
  zone: string;
  kept: readonly string[];
  onKept: (kept: readonly string[]) => void;
  onOpen: (open: readonly string[]) => void;
}) {
  createEffect(() => props.onOpen(props.blocks.map(({ id }) => id)));
  return (
    <Show
      when={props.blocks.length > 0}
      fallback={<p class="text-muted">There is no open block any more. Somebody else has lifted it.</p>}
    >
      <fieldset class="flex flex-col gap-2">
        <legend class="mb-1.5 font-medium">Blocks to lift</legend>
        <For each={props.blocks}>
          {(block) => (
            <Checkbox
              label={block.reason}
              hint={
                <>
                  {block.by.name}, <RelativeTime at={block.at} />
                  {block.until === null
                    ? ", no end"
                    : `, until ${formatMoment(block.until, "moment", props.zone)}`}
                </>
              }
              checked={!props.kept.includes(block.id)}
              onChange={(on) =>
                props.onKept(on ? props.kept.filter((id) => id !== block.id) : [...props.kept, block.id])
              }
            />
          )}
        </For>
      </fieldset>
    </Show>
  );
}
