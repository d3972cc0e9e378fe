import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { guardFloor, secondAdmin } from "@gatehouse/domain/imports/guard";
import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { createAlive } from "~/lib/alive.ts";
import { formatCount } from "~/lib/numbers.ts";
import { importSettingsQuery } from "../imports-query.ts";
import { percentText } from "./plan-words.ts";

/** Stops a plan that removes many people: how many of how many, and why that stops it. The number is typed where it is agreed to. */
export function GuardPanel(props: { run: ImportRun; plan: ImportPlan }) {
  return (
    <section
      aria-labelledby="guard"
      data-tone="red"
      class="rounded-panel border border-(--tone-dot) px-4 py-4 sm:px-5"
    >
      <h2 id="guard" class="font-semibold text-section">
        {formatCount(props.plan.removals)} of {formatCount(props.plan.inScope)} people would be removed:{" "}
        {percentText(props.plan.removals, props.plan.inScope)}
      </h2>
      <div aria-hidden="true" class="mt-3 h-1.5 max-w-[480px] overflow-hidden rounded-full bg-line">
        <div
          class="h-full rounded-full bg-tone-dot"
          style={{ width: `${(100 * props.plan.removals) / Math.max(1, props.plan.inScope)}%` }}
        />
      </div>
      <p class="mt-3 max-w-[72ch] text-pretty text-base text-muted">
        <Show
          when={props.run.kind === "sync"}
          fallback={
            props.run.kind === "revert"
              ? "They are archived and every door closes for them. "
              : "Every door closes for them, and each is told by mail. If the file is only part of the list, choose “Add and update only”. "
          }
        >
          Another system sent this file, and the guard held it. Nothing has been changed.{" "}
        </Show>
        <GuardReason plan={props.plan} />
      </p>
    </section>
  );
}

/** Which limit it is that stops the plan; the project's own limits are asked for once the page is alive. */
function GuardReason(props: { plan: ImportPlan }) {
  const project = useProject();
  const isAlive = createAlive();
  const settings = useQuery(() => ({ ...importSettingsQuery(project.id()), enabled: isAlive() }));
  const limits = () => (settings.isSuccess ? settings.data : undefined);
  return (
    <>
      <Show when={limits()}>
        {(known) => (
          <>
            The guard stops a plan that removes more than {known().guardPercent} % of the people or more than{" "}
            {formatCount(known().guardPeople)}; fewer than {guardFloor} never stop it.{" "}
          </>
        )}
      </Show>
      <Show when={props.plan.guard === "second-admin"}>
        Above {secondAdmin.percent} % or {formatCount(secondAdmin.people)} a second admin has to approve too.
      </Show>
    </>
  );
}
