import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { createEffect, createSignal, Match, on, Show, Switch } from "solid-js";
import { Button } from "~/ui/controls/button.tsx";
import { isPlanOpen } from "../run-steps.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { GuardPanel } from "./guard-panel.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { planText, typedNumber } from "./plan-words.ts";

/** The end of the review: what stops the plan, and the button that agrees to exactly what is on screen. */
export function AgreePanel(props: { open: OpenRun; run: ImportRun; plan: ImportPlan }) {
  const [typed, setTyped] = createSignal("");
  // Another plan is another question: a number typed for the one before answers nothing.
  createEffect(
    on(
      () => props.plan.hash,
      () => setTyped(""),
      { defer: true },
    ),
  );
  const isGuarded = () => props.plan.guard !== "free";
  const isTyped = () => !isGuarded() || typedNumber(typed()) === props.plan.removals;
  const agree = () => {
    if (isTyped() && !props.open.isBusy())
      props.open.verbs.agree(props.plan.hash, isGuarded() ? props.plan.removals : null);
  };
  const what = () => (props.run.kind === "revert" ? "Revert" : "Import");
  return (
    <Switch>
      <Match when={isPlanOpen(props.run)}>
        <Show when={isGuarded()}>
          <GuardPanel run={props.run} plan={props.plan} typed={typed()} onTyped={setTyped} onSubmit={agree} />
        </Show>
        <div class="sticky bottom-0 z-10 -mx-4 -mb-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-surface px-4 py-3">
          <Button
            variant={isGuarded() ? "danger" : "primary"}
            size="lg"
            busy={props.open.isBusy()}
            disabled={!isTyped()}
            onClick={agree}
          >
            <Show when={props.plan.guard === "second-admin"} fallback={what()}>
              Ask for approval
            </Show>
          </Button>
          <p class="min-w-0 text-base text-muted">
            <span class="font-medium text-ink tabular-nums">
              {planText(props.plan.counts) || "Nothing to do"}
            </span>
            <Show when={isGuarded() && !isTyped()}>. Type the number first.</Show>
          </p>
        </div>
      </Match>
      <Match when={props.run.state === "held"}>
        <HeldPanel open={props.open} run={props.run} plan={props.plan} />
      </Match>
    </Switch>
  );
}
