import type { ImportProgress, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { Progress } from "~/ui/states/progress.tsx";
import { sizeText } from "../file-size.ts";
import { phaseWords } from "../run-words.ts";

/** What the worker does with the file before anything can be agreed to. */
export function WorkProgress(props: { run: ImportRun; progress: ImportProgress | null }) {
  return (
    <div role="status" class="rounded-panel border border-line px-4 py-3">
      <WorkBar run={props.run} progress={props.progress} />
    </div>
  );
}

/** The bar of it alone, where there is a frame already; `label` says more than the phase. */
export function WorkBar(props: {
  run: ImportRun;
  progress: ImportProgress | null;
  label?: string | undefined;
}) {
  const label = () => {
    if (props.label) return props.label;
    if (props.progress) return phaseWords[props.progress.phase];
    return props.run.state === "reading" ? phaseWords.read : phaseWords.plan;
  };
  const detail = () => {
    const now = props.progress;
    if (!now || now.done === 0 || now.total === 0) return undefined;
    return now.phase === "read"
      ? `${sizeText(now.done)} of ${sizeText(now.total)}`
      : `step ${now.done + 1} of ${now.total}`;
  };
  const share = () => {
    const now = props.progress;
    return now && now.total > 0 ? now.done / now.total : undefined;
  };
  return <Progress label={label()} value={share()} detail={detail()} />;
}
