import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { Show } from "solid-js";
import { formatCount } from "~/lib/numbers.ts";
import { percentText } from "./plan-words.ts";

/** A plan that one admin agreed to and that removes so many people that another one has to agree too. */
export function HeldPanel(props: { run: ImportRun; plan: ImportPlan }) {
  const removed = () =>
    `${formatCount(props.plan.removals)} of ${formatCount(props.plan.inScope)} people (${percentText(props.plan.removals, props.plan.inScope)})`;
  return (
    <section
      aria-labelledby="held"
      data-tone="amber"
      class="rounded-panel border border-(--tone-dot) px-4 py-4 sm:px-5"
    >
      <h2 id="held" class="font-semibold text-section">
        <Show when={props.run.canApprove} fallback="Waiting for a second admin">
          Your approval is asked for
        </Show>
      </h2>
      <p class="mt-1 max-w-[72ch] text-pretty text-base text-muted">
        <Show
          when={props.run.canApprove}
          fallback={`You agreed to remove ${removed()}. Another owner or admin has to approve it here; until then nobody is changed.`}
        >
          {props.run.agreedBy?.name} agreed to remove {removed()}. Look at the lists below first; nobody has
          been changed yet.
        </Show>
      </p>
    </section>
  );
}
