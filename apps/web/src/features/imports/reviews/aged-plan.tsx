import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { onCleanup, Show } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { Button } from "~/ui/controls/button.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { isPlanOpen } from "../run-steps.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { leaveToPage } from "../runs/keep-place.ts";

/** Bursts of events are answered by one look. */
const settleMs = 800;

/** Says that the list has changed since the plan was made, as soon as it does: its numbers are those of then. */
export function AgedPlan(props: { open: OpenRun; run: ImportRun }) {
  const live = useLive();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  live.onEvents("changes", () => {
    // Who could approve may be another question by now, however often the list has changed.
    if (props.run.listMoved && props.run.state !== "held") return;
    clearTimeout(timer);
    timer = setTimeout(props.open.refetch, settleMs);
  });
  return (
    <Show when={props.run.listMoved}>
      <Aged open={props.open} run={props.run} />
    </Show>
  );
}

function Aged(props: { open: OpenRun; run: ImportRun }) {
  let banner: HTMLDivElement | undefined;
  leaveToPage(() => banner);
  return (
    <div ref={banner}>
      <Banner
        state="info"
        actions={
          <Show when={isPlanOpen(props.run)}>
            <Button
              size="sm"
              variant="quiet"
              busy={props.open.isBusy()}
              onClick={props.open.verbs.compareAgain}
            >
              Compare again
            </Button>
          </Show>
        }
      >
        The list has changed since this plan was made.
        <Show when={isPlanOpen(props.run) || props.run.canApprove}>
          {" "}
          If it makes a difference, {props.run.canApprove ? "approving" : "agreeing"} shows it first and asks
          again.
        </Show>
      </Banner>
    </div>
  );
}
