import type { ImportAlerts } from "@gatehouse/contracts/imports/import-alerts";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { roleWord } from "~/features/members/role-words.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";

/** Who is told by mail when a list that another system sent is held or rejected. */
export function AlertsSection() {
  const project = useProject();
  const alerts = useQuery(() => ({
    queryKey: ["imports.alerts", project.id()],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.imports.alerts.query({ projectId: project.id() }, { signal }),
    staleTime: 0,
    deferStream: true,
  }));
  return (
    <Show
      when={alerts.data}
      fallback={
        <Show when={alerts.isError}>
          <p role="alert" class="px-4 py-6 text-base text-muted">
            Who is told when an auto-sync stops could not be read. {failureText(failureOf(alerts.error))}
          </p>
        </Show>
      }
    >
      {(saved) => <AlertsForm saved={saved()} onSaved={() => void alerts.refetch()} />}
    </Show>
  );
}

function AlertsForm(props: { saved: ImportAlerts; onSaved: () => void }) {
  const project = useProject();
  const run = createVerbRun();
  const savedIds = () => props.saved.members.filter(({ chosen }) => chosen).map(({ memberId }) => memberId);
  const [touched, setTouched] = createSignal<readonly string[]>();
  const chosen = () => touched() ?? savedIds();
  const choose = (memberId: string, on: boolean) =>
    setTouched(on ? [...chosen(), memberId] : chosen().filter((id) => id !== memberId));
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    void run.run(async () => {
      await api.imports.setAlerts.mutate({ projectId: project.id(), memberIds: [...chosen()] });
      setTouched(undefined);
      showDone("Saved");
      props.onSaved();
    });
  };
  return (
    <form class="flex w-full flex-col gap-4 border-line border-t px-4 py-6 *:max-w-[528px]" onSubmit={save}>
      <fieldset class="flex flex-col gap-2">
        <legend class="font-medium text-base">Told by mail when an auto-sync stops</legend>
        <p class="mt-1 mb-1 text-pretty text-base text-muted">
          When a list is rejected or the guard holds it. If nobody is chosen, the owners are told.
        </p>
        <For each={props.saved.members}>
          {(member) => (
            <Checkbox
              label={member.name}
              hint={roleWord(member.role)}
              checked={chosen().includes(member.memberId)}
              onChange={(on) => choose(member.memberId, on)}
            />
          )}
        </For>
      </fieldset>
      <FailureLine of={run.failure()} />
      <div>
        <Button type="submit" busy={run.isBusy()} disabled={touched() === undefined}>
          Save who is told
        </Button>
      </div>
      <run.Proof />
    </form>
  );
}
