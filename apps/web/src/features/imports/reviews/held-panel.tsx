import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { Show } from "solid-js";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import type { OpenRun } from "../runs/create-run.ts";
import { leaveToPage } from "../runs/keep-place.ts";
import { percentText } from "./plan-words.ts";

/** A plan that one admin agreed to and that removes so many people that another one has to agree too. */
export function HeldPanel(props: { open: OpenRun; run: ImportRun; plan: ImportPlan }) {
  const removed = () =>
    `${formatCount(props.plan.removals)} of ${formatCount(props.plan.inScope)} people (${percentText(props.plan.removals, props.plan.inScope)})`;
  let panel: HTMLElement | undefined;
  leaveToPage(() => panel);
  return (
    <section
      ref={panel}
      aria-labelledby="held"
      data-tone="amber"
      class="rounded-panel border border-(--tone-dot) px-4 py-4 sm:px-5"
    >
      <Show when={!props.run.canApprove} fallback={<Asked run={props.run} removed={removed()} />}>
        <h2 id="held" class="font-semibold text-section">
          {props.run.approvers > 0 ? "Waiting for a second admin" : "Nobody else can approve it"}
        </h2>
        <p class="mt-1 max-w-[72ch] text-pretty text-base text-muted">
          You agreed to remove {removed()}.{" "}
          {props.run.approvers > 0
            ? "Another owner or admin has to approve it here; until then nobody is changed. They have been asked by mail."
            : "The project has no other owner or admin by now. Withdraw the request, and the plan is judged anew."}
        </p>
        <Button class="mt-3" busy={props.open.isBusy()} onClick={props.open.verbs.compareAgain}>
          Withdraw request
        </Button>
      </Show>
    </section>
  );
}

function Asked(props: { run: ImportRun; removed: string }) {
  return (
    <>
      <h2 id="held" class="font-semibold text-section">
        Your approval is asked for
      </h2>
      <p class="mt-1 max-w-[72ch] text-pretty text-base text-muted">
        {props.run.agreedBy?.name} agreed to remove {props.removed}. Look at the lists below first; nobody has
        been changed yet.
      </p>
    </>
  );
}
