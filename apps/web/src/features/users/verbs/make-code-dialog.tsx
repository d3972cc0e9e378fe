import type { MadeCode } from "@gatehouse/contracts/invitations/send-invitation";
import { createSignal, Show } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { createNow } from "~/lib/ticker.ts";
import { formatSpan } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { CopyText } from "~/ui/controls/copy-text.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { createVerbRun } from "./create-verb-run.tsx";
import { rowOf, targetName } from "./targets.ts";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Makes a magic code anew and shows it this once; nobody can read it again afterwards. */
export default function MakeCodeDialog(props: VerbDialogProps) {
  const project = useProject();
  const run = createVerbRun();
  const [made, setMade] = createSignal<MadeCode>();
  const row = rowOf(props.verb.target);
  const make = () =>
    void run.run(async () => {
      if (row) setMade(await api.invitations.makeCode.mutate({ projectId: project.id(), userId: row.id }));
    });

  return (
    <Dialog
      open={props.verb.isOpen()}
      onOpenChange={(isOpen) => !isOpen && props.verb.close()}
      title={`Magic code for ${targetName(props.verb.target)}`}
      size="sm"
      held={run.isBusy()}
      footer={
        <>
          <Button onClick={() => props.verb.close()}>{made() ? "Done" : "Cancel"}</Button>
          <Button variant={made() ? "secondary" : "primary"} busy={run.isBusy()} onClick={make}>
            {run.isBusy() ? "Making…" : made() ? "Make another" : "Make a code"}
          </Button>
        </>
      }
    >
      <Show
        when={made()}
        fallback={
          <p class="text-base text-muted">
            A code to type together with {row?.email}, good for ten minutes. It is shown here once; a phone
            that works is not touched.
          </p>
        }
      >
        {(code) => <ShownCode made={code()} email={row?.email ?? ""} />}
      </Show>
      <FailureLine of={run.failure()} class="mt-4" />
      <run.Proof />
    </Dialog>
  );
}

function ShownCode(props: { made: MadeCode; email: string }) {
  const now = createNow(1_000);
  const leftMs = () => Date.parse(props.made.expiresAt) - now();
  return (
    <div class="flex flex-col items-center gap-3 py-2 text-center">
      <Show
        when={leftMs() > 0}
        fallback={<p class="text-base text-muted">This code has run out. Make another one.</p>}
      >
        <CopyText text={props.made.code} label="magic code" class="text-stat tracking-wider" />
        <p class="text-base text-muted">
          Good for <span class="font-mono text-ink tabular-nums">{formatSpan(leftMs())}</span>, together with{" "}
          <span class="break-all text-ink">{props.email}</span>.
        </p>
        <p class="text-meta text-muted">
          {props.made.activates
            ? "It activates the pass of the open invitation, or opens a session on a tablet."
            : "There is no open invitation: it opens a session on a tablet and activates no pass."}
        </p>
      </Show>
    </div>
  );
}
