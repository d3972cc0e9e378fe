import { type Accessor, createSignal, type JSX, lazy, Show, Suspense } from "solid-js";
import { type Failure, failureOf } from "~/lib/api/failure.ts";

const StepUpDialog = lazy(() =>
  import("~/features/sign-in/step-up-dialog.tsx").then(({ StepUpDialog }) => ({ default: StepUpDialog })),
);

/** One call to the server behind a button: at most one at a time, its failure, and a fresh proof where one is asked for. */
export type VerbRun = {
  readonly isBusy: Accessor<boolean>;
  readonly failure: Accessor<Failure | undefined>;
  /** Does the work, if need be once more after the admin has proved who they are. Never throws: failures are shown. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
  readonly clear: () => void;
  /** Stands beside the button; asks for the proof. */
  readonly Proof: () => JSX.Element;
};

/** Nothing is shown as done before the server has committed; while it works, `isBusy` holds. */
export function createVerbRun(): VerbRun {
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure>();
  const [waiting, setWaiting] = createSignal<() => Promise<void>>();
  async function run(work: () => Promise<void>) {
    if (isBusy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      const found = failureOf(error);
      if (found.kind === "refused" && found.code === "request.step-up-required") setWaiting(() => work);
      else setFailure(found);
    } finally {
      setBusy(false);
    }
  }
  return {
    isBusy,
    failure,
    run,
    clear: () => setFailure(undefined),
    Proof: () => (
      <Show when={waiting()}>
        {(work) => (
          <Suspense>
            <StepUpDialog
              open
              onOpenChange={(isOpen) => !isOpen && setWaiting(undefined)}
              onConfirmed={() => {
                const again = work();
                setWaiting(undefined);
                void run(again);
              }}
            />
          </Suspense>
        )}
      </Show>
    ),
  };
}
