import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { createEffect, createMemo, createSignal, type JSX, Match, on, Show, Switch } from "solid-js";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { cx } from "~/lib/classes.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { isPlanOpen } from "../run-steps.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { leaveToPage } from "../runs/keep-place.ts";
import { WorkBar } from "../runs/work-progress.tsx";
import { planText, typedNumber } from "./plan-words.ts";

type BarProps = {
  open: OpenRun;
  run: ImportRun;
  plan: ImportPlan;
  /** The plan is that of before; the next one is being made. */
  isOld: boolean;
};

/** At the lower edge of the page's column, over its full width; of a short page at the edge of the window. */
const barPlace = "sticky bottom-0 z-10 -mx-4 mt-auto -mb-10";

/**
 * The end of the review, in view all the time: what happens, the button that agrees to exactly what is on screen, and why what was
 * asked for did not go through.
 */
export function AgreeBar(props: BarProps) {
  return (
    <Switch
      fallback={
        <Show when={props.isOld || props.open.run.failure()}>
          <div class={barPlace}>
            <Bar open={props.open}>
              <What {...props} />
            </Bar>
          </div>
        </Show>
      }
    >
      <Match when={isPlanOpen(props.run)}>
        <Agree {...props} />
      </Match>
      <Match when={props.run.state === "held" && props.run.canApprove && !props.run.isTooLate}>
        <div class={barPlace}>
          <Bar open={props.open}>
            <What {...props} />
            <Button
              variant="danger"
              size="lg"
              busy={props.open.isBusy()}
              onClick={() => props.open.verbs.approve(props.plan.hash)}
            >
              Approve and import
            </Button>
          </Bar>
        </div>
      </Match>
    </Switch>
  );
}

function Agree(props: BarProps) {
  const [typed, setTyped] = createSignal("");
  const hash = createMemo(() => props.plan.hash);
  // Another plan is another question: a number typed for the one before answers nothing.
  createEffect(on(hash, () => setTyped(""), { defer: true }));
  const isGuarded = () => props.plan.guard !== "free";
  // Nothing comes of it but a line in the history: that is not what one is here for.
  const isIdle = () => planText(props.plan.counts) === "";
  const isTyped = () => !isGuarded() || typedNumber(typed()) === props.plan.removals;
  const agree = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isTyped() || props.open.isBusy()) return;
    props.open.verbs.agree(props.plan.hash, isGuarded() ? props.plan.removals : null);
  };
  return (
    <form onSubmit={agree} class={barPlace} novalidate>
      <Bar open={props.open}>
        <What {...props} />
        <Show when={isGuarded()}>
          <Field
            class={cx("max-sm:w-full sm:flex-row sm:items-center sm:gap-3", props.isOld && "opacity-50")}
            label={`Type ${formatCount(props.plan.removals)}, the number removed`}
          >
            <Input class="sm:w-28" mono inputmode="numeric" value={typed()} onValue={setTyped} />
          </Field>
        </Show>
        <Button
          type="submit"
          variant={isGuarded() ? "danger" : isIdle() ? "secondary" : "primary"}
          size="lg"
          class="max-sm:w-full"
          busy={props.open.isBusy()}
          disabled={!isTyped()}
        >
          <Show when={props.plan.guard === "second-admin"} fallback={verbOf(props.run)}>
            Ask for approval
          </Show>
        </Button>
      </Bar>
    </form>
  );
}

const verbOf = ({ kind }: ImportRun): string => (kind === "revert" ? "Revert" : "Import");

function Bar(props: { open: OpenRun; children: JSX.Element }) {
  let bar: HTMLDivElement | undefined;
  leaveToPage(() => bar);
  return (
    <div ref={bar} class="border-line border-t bg-surface">
      <Show when={props.open.run.failure()}>
        {(failure) => (
          <Banner state="expired" urgent class="mx-4 mt-3" onDismiss={props.open.run.clear}>
            {failureText(failure())}
          </Banner>
        )}
      </Show>
      <div class="flex flex-wrap items-center justify-end gap-x-5 gap-y-2 px-4 py-3">{props.children}</div>
    </div>
  );
}

function What(props: BarProps) {
  return (
    <Show
      when={props.isOld}
      fallback={
        <p class="min-w-0 flex-1 font-medium text-base tabular-nums">
          {planText(props.plan.counts, props.run.kind) || "Nothing to do"}
        </p>
      }
    >
      <div role="status" class="min-w-0 flex-1 basis-48">
        <WorkBar
          run={props.run}
          progress={props.open.progress()}
          label="Comparing again: the numbers are still those of before"
        />
      </div>
    </Show>
  );
}
