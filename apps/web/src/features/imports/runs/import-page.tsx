import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { useSearchParams } from "@solidjs/router";
import { lazy, Match, Show, Suspense, Switch } from "solid-js";
import { useRights } from "~/features/users/use-rights.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { NoPermission } from "~/ui/states/no-permission.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { CheckStep } from "../checks/check-step.tsx";
import { KeptLine } from "../checks/kept-line.tsx";
import { ReviewStep } from "../reviews/review-step.tsx";
import { viewedStep } from "../run-steps.ts";
import { createRun, type OpenRun } from "./create-run.ts";
import { RunHead } from "./run-head.tsx";

const ApplyStep = lazy(() => import("./apply-step.tsx"));
const DoneStep = lazy(() => import("./done-step.tsx"));

/** One run from its file to its end, live for every admin who looks at it. */
export function ImportPage(props: { id: string }) {
  const rights = useRights();
  return (
    <Show
      when={rights.may("users.import")}
      fallback={
        <>
          <PageHeader title="Import" />
          <NoPermission what="see imports">An owner or admin of this project can.</NoPermission>
        </>
      }
    >
      <Suspense fallback={<Loading />}>
        <Opened id={props.id} />
      </Suspense>
    </Show>
  );
}

function Opened(props: { id: string }) {
  // The route makes a page of its own for each run.
  const open = createRun(props.id);
  return (
    <Show when={open.data()} fallback={<NotOpened open={open} />}>
      {(run) => (
        <>
          <RunHead open={open} run={run()} />
          <KeptLine open={open} run={run()} />
          <Steps open={open} run={run()} />
          <open.run.Proof />
        </>
      )}
    </Show>
  );
}

function Steps(props: { open: OpenRun; run: ImportRun }) {
  const [search] = useSearchParams<{ step?: string }>();
  const step = () => viewedStep(props.run, search.step);
  return (
    <Switch>
      <Match when={step() === "check"}>
        <CheckStep open={props.open} run={props.run} />
      </Match>
      <Match when={step() === "review"}>
        <ReviewStep open={props.open} run={props.run} />
      </Match>
      <Match when={step() === "import"}>
        <Suspense>
          <ApplyStep open={props.open} run={props.run} />
        </Suspense>
      </Match>
      <Match when={step() === "done"}>
        <Suspense>
          <DoneStep open={props.open} run={props.run} />
        </Suspense>
      </Match>
    </Switch>
  );
}

function NotOpened(props: { open: OpenRun }) {
  return (
    <>
      <PageHeader title="Import" />
      <Show
        when={!props.open.isMissing()}
        fallback={
          <EmptyState
            title="There is no such import"
            actions={<ButtonLink href="/imports">All imports</ButtonLink>}
          >
            The address may be mistyped, or it belongs to another project.
          </EmptyState>
        }
      >
        <Show when={props.open.failure()} fallback={<Loading />}>
          {(failure) => (
            <ErrorState
              title="The import could not be read"
              busy={props.open.isFetching()}
              onRetry={props.open.refetch}
            >
              {failureText(failure())}
            </ErrorState>
          )}
        </Show>
      </Show>
    </>
  );
}

function Loading() {
  return (
    <div class="flex flex-col gap-7 px-4 py-6" aria-busy="true">
      <span class="sr-only" role="status">
        Loading
      </span>
      <Skeleton class="h-5" width="14rem" />
      <Skeleton width="60%" />
      <Skeleton width="72%" />
    </div>
  );
}
