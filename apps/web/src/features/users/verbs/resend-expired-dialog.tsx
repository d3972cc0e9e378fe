import type { ResentToExpired } from "@gatehouse/contracts/invitations/send-invitation";
import { createSignal, For, onCleanup, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { codeText } from "~/lib/api/code-text.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { Progress } from "~/ui/states/progress.tsx";
import { usePeople } from "../use-people.tsx";
import { createVerbRun } from "./create-verb-run.tsx";

type Skipped = ResentToExpired["skipped"];

/** Sends a new invitation to everybody whose last one has run out, batch by batch, and can be stopped in between. */
export default function ResendExpiredDialog(props: { onClose: () => void }) {
  const project = useProject();
  const people = usePeople();
  const run = createVerbRun();
  const [sent, setSent] = createSignal(0);
  const [left, setLeft] = createSignal<number>();
  const [skipped, setSkipped] = createSignal<Skipped>([]);
  const [isDone, setDone] = createSignal(false);
  let isStopped = false;
  onCleanup(() => {
    isStopped = true;
  });

  const start = () =>
    void run.run(async () => {
      isStopped = false;
      for (let cursor: string | undefined, more = true; more && !isStopped; ) {
        const batch = await api.invitations.resendToAllExpired.mutate({
          projectId: project.id(),
          ...(cursor !== undefined && { cursor }),
        });
        setSent(sent() + batch.sent);
        setSkipped([...skipped(), ...batch.skipped]);
        setLeft(batch.left);
        cursor = batch.next ?? undefined;
        more = batch.next !== null;
      }
      setDone(true);
      people.verbs.done([]);
    });
  const handled = () => sent() + skipped().length;
  const share = () => {
    const behind = left();
    return behind === undefined ? undefined : handled() / Math.max(1, handled() + behind);
  };

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && !run.isBusy() && props.onClose()}
      title="Resend to all expired"
      size="sm"
      held={run.isBusy()}
      footer={
        <Show
          when={!isDone()}
          fallback={
            <Button variant="primary" onClick={() => props.onClose()}>
              Close
            </Button>
          }
        >
          <Button
            onClick={() => {
              if (run.isBusy()) isStopped = true;
              else props.onClose();
            }}
          >
            {run.isBusy() ? "Stop" : "Cancel"}
          </Button>
          <Button variant="primary" busy={run.isBusy()} onClick={start}>
            {run.isBusy() ? "Sending…" : "Send invitations"}
          </Button>
        </Show>
      }
    >
      <div class="flex flex-col gap-4 text-base">
        <Show when={handled() === 0 && !run.isBusy() && !isDone()}>
          <p class="text-muted">
            Everybody in this project whose last invitation has run out gets a new one by mail. Blocked and
            archived people, and people in review, are left out.
          </p>
        </Show>
        <Show when={run.isBusy() || handled() > 0}>
          <Progress
            label="Invitations"
            value={isDone() ? 1 : share()}
            detail={`${formatCount(sent())} sent`}
          />
        </Show>
        <Show when={isDone()}>
          <p role="status">
            {sent() === 0
              ? "No invitation had run out: there was nothing to send."
              : `${formatCount(sent())} invitations are on their way.`}
          </p>
        </Show>
        <Show when={skipped().length > 0}>
          <div>
            <p class="font-medium">{formatCount(skipped().length)} left out</p>
            <ul class="mt-1 max-h-48 overflow-y-auto text-muted">
              <For each={skipped()}>
                {(person) => (
                  <li>
                    {person.name}: {codeText(person.code)}
                  </li>
                )}
              </For>
            </ul>
          </div>
        </Show>
        <Show when={run.failure()}>
          {(failure) => (
            <p role="alert" data-tone="red" class="text-tone">
              {failureText(failure())} What was sent stays sent.
            </p>
          )}
        </Show>
      </div>
    </Dialog>
  );
}
