import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { useNavigate } from "@solidjs/router";
import Undo from "lucide-solid/icons/undo-2";
import { For, Show, Suspense } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { Faults } from "../checks/faults.tsx";
import { importPath } from "../imports-query.ts";
import { PlanFacts } from "../reviews/plan-facts.tsx";
import { PlanTabs } from "../reviews/plan-tabs.tsx";
import { refusalWords, runNoun } from "../run-words.ts";
import type { OpenRun } from "./create-run.ts";
import { RowsLoading } from "./more-rows.tsx";

/** What a run has done, and undoing it; or that it was called off. */
export default function DoneStep(props: { open: OpenRun; run: ImportRun }) {
  return (
    <Show when={props.run.state === "done"} fallback={<Cancelled open={props.open} run={props.run} />}>
      <div class="flex flex-col gap-6 px-4 pb-10">
        <Numbers run={props.run} />
        <Ending run={props.run} />
        <Undoing open={props.open} run={props.run} />
        <Show when={props.run.plan}>
          {(plan) => (
            <>
              <PlanFacts run={props.run} plan={plan()} />
              <Suspense fallback={<RowsLoading />}>
                <PlanTabs open={props.open} run={props.run} plan={plan()} isOld={false} />
              </Suspense>
            </>
          )}
        </Show>
      </div>
    </Show>
  );
}

/** What was called off has changed nobody; the errors it had can still be taken along while they are kept. */
function Cancelled(props: { open: OpenRun; run: ImportRun }) {
  const isRevert = () => props.run.kind === "revert";
  const hasErrors = () => props.run.reasons.some(({ isFault }) => isFault);
  return (
    <div class="flex flex-col gap-6 px-4 pb-10">
      <EmptyState
        title={`This ${runNoun(props.run)} was cancelled`}
        class={hasErrors() ? "pb-2" : undefined}
        actions={
          <>
            <ButtonLink href="/imports">All imports</ButtonLink>
            <Show
              when={isRevert() ? props.run.reverts : undefined}
              fallback={
                <ButtonLink href="/imports/new" variant="primary">
                  Import CSV
                </ButtonLink>
              }
            >
              {(id) => <ButtonLink href={importPath(id())}>The import it belongs to</ButtonLink>}
            </Show>
          </>
        }
      >
        {isRevert() ? "Nothing was undone." : "Nobody was changed."} {cancelledText(props.run)}
      </EmptyState>
      <Show when={hasErrors()}>
        <Suspense fallback={<RowsLoading />}>
          <Faults open={props.open} run={props.run} />
        </Suspense>
      </Show>
    </div>
  );
}

/** Why it ended and what is left of it, where that is not said by its buttons and errors. */
function cancelledText(run: ImportRun): string {
  const gone = run.cleared && run.faultyRows > 0 ? " Its errors were kept for seven days and are gone." : "";
  const refused = run.refusal ? ` ${refusalWords[run.refusal].title}.` : "";
  return `${calledOffBy(run)}${refused}${gone}`;
}

/** Who or what called a run off: somebody here, a newer file of another system, or the time that had passed. */
function calledOffBy({ finishedBy }: ImportRun): string {
  if (finishedBy?.kind === "token") return "A newer file took its place.";
  if (finishedBy?.kind === "system") return "It waited for seven days and was called off.";
  return finishedBy ? `${finishedBy.name} called it off.` : "";
}

function Numbers(props: { run: ImportRun }) {
  const isRevert = () => props.run.kind === "revert";
  const numbers = () => {
    const counts = props.run.counts;
    return [
      ...(isRevert() ? [] : [{ label: "Added", number: counts?.new ?? 0 }]),
      { label: isRevert() ? "Changed back" : "Changed", number: counts?.changed ?? 0 },
      { label: "Came back", number: counts?.restored ?? 0 },
      { label: isRevert() ? "Archived" : "Removed", number: counts?.removed ?? 0 },
    ];
  };
  return (
    <dl aria-label="What was done" class="grid grid-cols-2 gap-3 sm:flex">
      <For each={numbers()}>
        {({ label, number }) => (
          <div class="flex flex-col-reverse rounded-panel border border-line px-4 py-3 sm:min-w-36">
            <dt class="text-meta text-muted">{label}</dt>
            <dd class="font-semibold text-stat tabular-nums">{formatCount(number)}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

function Ending(props: { run: ImportRun }) {
  const project = useProject();
  return (
    <p class="text-base text-muted">
      <Show when={props.run.finishedAt}>
        {(at) => (
          <>
            Done <MomentText at={at()} zone={project.timeZone()} />
          </>
        )}
      </Show>
      <Show when={props.run.agreedBy}>{(by) => <>, agreed to by {by().name}</>}</Show>
      <Show when={props.run.approvedBy}>{(by) => <>, approved by {by().name}</>}</Show>. Mails and orders to
      phones follow by themselves.
    </p>
  );
}

/** Until when and how the run can be undone, or what undid it. */
function Undoing(props: { open: OpenRun; run: ImportRun }) {
  const project = useProject();
  const navigate = useNavigate();
  return (
    <>
      <Show when={props.run.revertedBy}>
        {(id) => (
          <Banner
            state={props.run.reverted ? "reverted" : "info"}
            actions={
              <ButtonLink size="sm" variant="quiet" href={importPath(id())}>
                Open the revert
              </ButtonLink>
            }
          >
            <Show when={props.run.reverted} fallback="A revert of this import has been started.">
              This import was reverted.
            </Show>
          </Banner>
        )}
      </Show>
      <Show when={props.run.revertibleUntil}>
        {(until) => (
          <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button
              icon={Undo}
              busy={props.open.isBusy()}
              onClick={() => props.open.verbs.revert((id) => navigate(importPath(id)))}
            >
              Revert…
            </Button>
            <p class="text-base text-muted">
              Shows first what reverting would do. Possible until{" "}
              <MomentText at={until()} zone={project.timeZone()} />.
            </p>
          </div>
        )}
      </Show>
      <FailureLine of={props.open.run.failure()} />
    </>
  );
}
