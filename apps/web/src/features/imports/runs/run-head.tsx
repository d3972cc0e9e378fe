import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { isCancellable } from "@gatehouse/domain/imports/import-state";
import { useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Stepper } from "~/ui/navigation/stepper.tsx";
import { ConfirmDialog } from "~/ui/overlays/confirm-dialog.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { sizeText } from "../file-size.ts";
import { importPath } from "../imports-query.ts";
import { askedSteps, importSteps, isWorking, revertSteps, stepOf, viewedStep } from "../run-steps.ts";
import { broughtBy, runLook, runNoun, runTitle } from "../run-words.ts";
import type { OpenRun } from "./create-run.ts";
import { leaveToPage } from "./keep-place.ts";

const filePlaces = { check: 1, review: 2, import: 3, done: 5 } as const;
const revertPlaces = { check: 0, review: 0, import: 1, done: 3 } as const;
const askedPlaces = { check: 1, review: 2, import: 2, done: 3 } as const;

/** Which file it is, who brought it, where it stands; and calling it off as long as nothing is applied. */
export function RunHead(props: { open: OpenRun; run: ImportRun }) {
  const project = useProject();
  const [isCancelling, setCancelling] = createSignal(false);
  const look = () => runLook(props.run);
  const isRevert = () => props.run.kind === "revert";
  const [search] = useSearchParams<{ step?: string }>();
  const viewed = () => viewedStep(props.run, search.step);
  const places = () => (props.run.dryRun ? askedPlaces : isRevert() ? revertPlaces : filePlaces);
  // While a plan waits one can go to and fro between it and how its file was read.
  const goesToAndFro = () => stepOf(props.run) === "review" && props.run.format !== null;
  const hrefOf = (nth: number) => {
    if (!goesToAndFro() || nth === places()[viewed()]) return undefined;
    if (nth === places().check) return `${importPath(props.run.id)}?step=check`;
    return nth === places().review ? importPath(props.run.id) : undefined;
  };
  const steps = () =>
    (props.run.dryRun ? askedSteps : isRevert() ? revertSteps : importSteps).map((label, nth) => ({
      label,
      href: hrefOf(nth),
    }));
  const isStoppable = () =>
    isCancellable(props.run.state) && !(props.run.dryRun && !isWorking(props.run.state));
  return (
    <>
      <PageHeader
        title={runTitle(props.run)}
        trail={
          <a href="/imports" class="hover:underline">
            Imports
          </a>
        }
        aside={<StatusPill state={look().state} word={look().word} />}
        actions={
          <Show when={isStoppable()}>
            <CancelButton noun={runNoun(props.run)} onClick={() => setCancelling(true)} />
          </Show>
        }
      />
      <div class="flex flex-none flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-4">
        <Show when={props.run.state !== "cancelled"}>
          <Stepper
            label={`Steps of this ${runNoun(props.run)}`}
            steps={steps()}
            current={places()[viewed()]}
          />
        </Show>
        <p class="min-w-0 text-meta text-muted">
          {broughtBy(props.run)}, <RelativeTime at={props.run.createdAt} zone={project.timeZone()} />
          <Show when={!isRevert()}>
            {" · "}
            <Show when={props.run.rows > 0}>
              {props.run.rows === 1 ? "1 line" : `${formatCount(props.run.rows)} lines`},{" "}
            </Show>
            {sizeText(props.run.fileBytes)}
            {" · "}
            <span class="font-mono" title={`SHA-256 of the file: ${props.run.fileHash}`}>
              {props.run.fileHash.slice(0, 8)}
            </span>
          </Show>
        </p>
      </div>
      <ConfirmDialog
        open={isCancelling()}
        onOpenChange={setCancelling}
        title={`Cancel this ${runNoun(props.run)}?`}
        confirm="Yes, cancel it"
        busy={props.open.run.isBusy()}
        error={isCancelling() ? failureOr(props.open) : undefined}
        onConfirm={() => props.open.verbs.cancel(() => setCancelling(false))}
      >
        <p class="text-muted">
          <Show
            when={isRevert()}
            fallback="Nobody has been changed, and nobody will be. The file is put aside."
          >
            Nothing has been undone, and nothing will be. What the import did stays as it is.
          </Show>
        </p>
      </ConfirmDialog>
    </>
  );
}

function CancelButton(props: { noun: string; onClick: () => void }) {
  let button: HTMLButtonElement | undefined;
  leaveToPage(() => button);
  return (
    <Button ref={button} onClick={() => props.onClick()}>
      Cancel {props.noun}
    </Button>
  );
}

function failureOr(open: OpenRun): string | undefined {
  const failure = open.run.failure();
  return failure && failureText(failure);
}
