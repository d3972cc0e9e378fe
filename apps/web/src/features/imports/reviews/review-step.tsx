import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { Show, Suspense } from "solid-js";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Banner } from "~/ui/states/banner.tsx";
import { isPlanOpen, isWorking } from "../run-steps.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { RowsLoading } from "../runs/more-rows.tsx";
import { WorkProgress } from "../runs/work-progress.tsx";
import { AgedPlan } from "./aged-plan.tsx";
import { AgreeBar } from "./agree-bar.tsx";
import { GuardPanel } from "./guard-panel.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { MovedPanel } from "./moved-panel.tsx";
import { PlanFacts } from "./plan-facts.tsx";
import { PlanOptions } from "./plan-options.tsx";
import { PlanTabs } from "./plan-tabs.tsx";
import { planText } from "./plan-words.ts";

/** What applying the file would do to whom, before anything is done; and the agreement to exactly that. */
export function ReviewStep(props: { open: OpenRun; run: ImportRun }) {
  return (
    <div class="flex flex-1 flex-col gap-6 px-4 pb-10">
      <Show when={isWorking(props.run.state)}>
        <WorkProgress run={props.run} progress={props.open.progress()} />
      </Show>
      <Show when={props.run.failure === "internal"}>
        <Banner state="expired" urgent>
          The last attempt broke off for a reason of our own, which has been reported. Nobody was changed; it
          can be tried again.
        </Banner>
      </Show>
      <Show when={props.open.run.failure()}>
        {(failure) => (
          <Banner state="expired" urgent onDismiss={props.open.run.clear}>
            {failureText(failure())}
          </Banner>
        )}
      </Show>
      <Show when={props.run.plan}>
        {(plan) => (
          <>
            <Show when={plan().moved}>
              {(moved) => <MovedPanel moved={moved()} isRefused={props.run.failure === "moved"} />}
            </Show>
            <AgedPlan open={props.open} run={props.run} />
            <Show when={plan().guard !== "free" && isPlanOpen(props.run)}>
              <GuardPanel run={props.run} plan={plan()} />
            </Show>
            <Show when={props.run.state === "held" && props.run.agreedBy !== null}>
              <HeldPanel open={props.open} run={props.run} plan={plan()} />
            </Show>
            <Warnings run={props.run} plan={plan()} />
            <div class="grid items-start gap-x-12 gap-y-6 xl:grid-cols-2">
              <PlanOptions open={props.open} run={props.run} />
              <PlanFacts run={props.run} plan={plan()} />
            </div>
            <Suspense fallback={<RowsLoading />}>
              <PlanTabs open={props.open} run={props.run} plan={plan()} />
            </Suspense>
            <AgreeBar open={props.open} run={props.run} plan={plan()} />
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
