import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { Show, Suspense } from "solid-js";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatCount } from "~/lib/numbers.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { importPath } from "../imports-query.ts";
import { isWorking } from "../run-steps.ts";
import { refusalWords } from "../run-words.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { RowsLoading } from "../runs/more-rows.tsx";
import { WorkProgress } from "../runs/work-progress.tsx";
import { Faults } from "./faults.tsx";
import { FormatPanel } from "./format-panel.tsx";
import { Notices } from "./notices.tsx";

/** How the file was read, whether it can be taken, and what is wrong in it; nobody has been changed. */
export function CheckStep(props: { open: OpenRun; run: ImportRun }) {
  const isAsked = () => props.run.state === "ready" || props.run.state === "held";
  return (
    <div class="flex flex-col gap-6 px-4 pb-10">
      <Show when={isWorking(props.run.state)}>
        <WorkProgress run={props.run} progress={props.open.progress()} />
      </Show>
      <Show when={props.run.refusal}>
        {(refusal) => (
          <Banner
            state="blocked"
            urgent
            actions={
              <ButtonLink size="sm" variant="quiet" href="/imports/new">
                Bring another file
              </ButtonLink>
            }
          >
            <p class="font-medium">{refusalWords[refusal()].title}. Nothing was changed.</p>
            <p>{refusalWords[refusal()].text}</p>
          </Banner>
        )}
      </Show>
      <Show when={props.run.failure === "internal"}>
        <Banner state="expired" urgent>
          Reading broke off for a reason of our own, which has been reported. Nothing was changed; read the
          file again below.
        </Banner>
      </Show>
      <Show when={props.run.faultyRows > 0}>
        <Banner state="blocked" urgent>
          <p class="font-medium">
            {props.run.faultyRows === 1
              ? "1 line cannot be taken"
              : `${formatCount(props.run.faultyRows)} lines cannot be taken`}
            . Nothing was changed.
          </p>
          <p>
            An import takes the whole file or nothing of it. Mend what is listed, or bring a corrected file.
          </p>
        </Banner>
      </Show>
      <Show when={props.open.run.failure()}>
        {(failure) => (
          // In view wherever in the lists below it was asked for.
          <Banner state="expired" urgent class="sticky top-3 z-10" onDismiss={props.open.run.clear}>
            {failureText(failure())}
          </Banner>
        )}
      </Show>
      <Show when={isAsked()}>
        <div class="flex flex-wrap items-center gap-3">
          <ButtonLink variant="primary" href={importPath(props.run.id)}>
            Go on to the review
          </ButtonLink>
          <span class="text-base text-muted">The file can be taken as it is read now.</span>
        </div>
      </Show>
      <Show when={props.run.faultyRows > 0 || props.run.reasons.some(({ isFault }) => isFault)}>
        <Suspense fallback={<RowsLoading />}>
          <Faults open={props.open} run={props.run} />
        </Suspense>
      </Show>
      <Show when={props.run.format}>
        {(format) => <FormatPanel open={props.open} run={props.run} format={format()} />}
      </Show>
      <Show when={props.run.notices > 0}>
        <Notices run={props.run} />
      </Show>
    </div>
  );
}
