import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { createMemo, Show, Suspense } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Banner } from "~/ui/states/banner.tsx";
import { isPlanOpen } from "../run-steps.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { RowsLoading } from "../runs/more-rows.tsx";
import { WorkProgress } from "../runs/work-progress.tsx";
import { AgedPlan } from "./aged-plan.tsx";
import { AgreeBar } from "./agree-bar.tsx";
import { drawnRun } from "./drawn-run.ts";
import { GuardPanel } from "./guard-panel.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { MovedPanel } from "./moved-panel.tsx";
import { PlanFacts } from "./plan-facts.tsx";
import { PlanOptions } from "./plan-options.tsx";
import { PlanTabs } from "./plan-tabs.tsx";
import { planText } from "./plan-words.ts";

/** What applying the file would do to whom, before anything is done; and the agreement to exactly that. */
export function ReviewStep(props: { open: OpenRun; run: ImportRun }) {
  const run = createMemo<ImportRun>((before) => drawnRun(props.run, before));
  const isOld = () => run() !== props.run;
  const faded = () => isOld() && "opacity-50";
  return (
    <div class="flex flex-1 flex-col gap-6 px-4 pb-10" aria-busy={isOld() || undefined}>
      <Show when={run().failure === "internal"}>
        <Banner state="expired" urgent>
          The last attempt broke off for a reason of our own, which has been reported. Nobody was changed; it
          can be tried again.
        </Banner>
      </Show>
      <Show when={run().isTooLate}>
        <Banner state="expired">
          It is too late for this revert: an import can be reverted for seven days, and they have passed.
          Nothing was undone; it can only be cancelled.
        </Banner>
      </Show>
      <Show when={run().plan} fallback={<WorkProgress run={props.run} progress={props.open.progress()} />}>
        {(plan) => (
          <>
            <div class={cx("flex flex-col gap-6 empty:hidden", faded())}>
              <Show when={plan().moved}>
                {(moved) => <MovedPanel moved={moved()} isRefused={run().failure === "moved"} />}
              </Show>
              <AgedPlan open={props.open} run={run()} />
              <Show when={plan().guard !== "free" && isPlanOpen(run())}>
                <GuardPanel run={run()} plan={plan()} />
              </Show>
              <Show when={run().state === "held" && run().agreedBy !== null && !run().isTooLate}>
                <HeldPanel open={props.open} run={run()} plan={plan()} />
              </Show>
              <Warnings run={run()} plan={plan()} />
            </div>
            <div class="grid items-start gap-x-12 gap-y-6 xl:grid-cols-2">
              <PlanOptions open={props.open} run={run()} />
              <div class={cx(faded())}>
                <PlanFacts run={run()} plan={plan()} />
              </div>
            </div>
            <Suspense fallback={<RowsLoading />}>
              <PlanTabs open={props.open} run={run()} plan={plan()} isOld={isOld()} />
            </Suspense>
            <AgreeBar open={props.open} run={run()} plan={plan()} isOld={isOld()} />
          </>
        )}
      </Show>
    </div>
  );
}

/** What an admin should know before the numbers. */
function Warnings(props: { run: ImportRun; plan: ImportPlan }) {
  return (
    <>
      <Show when={props.run.dryRun}>
        <Banner state="info">
          Another system only asked what its file would do. Nothing is changed by it, and it cannot be agreed
          to.
        </Banner>
      </Show>
      <Show when={planText(props.plan.counts) === ""}>
        <Banner state="info">
          <Show
            when={props.run.kind === "revert"}
            fallback="The list says already what this file says. There is nothing to do."
          >
            Nothing of the import is left to undo.
          </Show>
        </Banner>
      </Show>
      <Show when={props.plan.defaultRole === null && props.plan.counts.new > 0}>
        <Banner state="pending">
          The project has no default role: the new people will open no door until somebody gives them a role.
        </Banner>
      </Show>
    </>
  );
}
