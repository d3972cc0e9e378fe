import type { ImportProgress, ImportRow } from "@gatehouse/contracts/imports/import-run";
import { Progress } from "~/ui/states/progress.tsx";
import { importPath } from "../imports-query.ts";
import { appliedShare } from "../run-share.ts";
import { phaseWords, runTitle, underWay } from "../run-words.ts";

/** The run that holds the project now, with how far it is, on every admin's screen. */
export function RunningRun(props: { run: ImportRow; progress: ImportProgress | null }) {
  return (
    <a
      href={importPath(props.run.id)}
      aria-label={`${underWay(props.run)}: ${runTitle(props.run)}`}
      class="mx-4 mt-4 block rounded-panel border border-line px-4 py-3 hover:bg-hover"
    >
      <Progress
        label={underWay(props.run)}
        value={appliedShare(props.progress, props.run.counts)}
        detail={props.progress ? phaseWords[props.progress.phase] : "Beginning"}
      />
      <span class="mt-1.5 block truncate text-meta text-muted">
        {runTitle(props.run)}. Other imports wait until it is done; everything else goes on.
      </span>
    </a>
  );
}
