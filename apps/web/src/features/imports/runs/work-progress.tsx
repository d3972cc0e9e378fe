import type { ImportProgress, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { formatCount } from "~/lib/numbers.ts";
import { Progress } from "~/ui/states/progress.tsx";
import { phaseWords } from "../run-words.ts";

/** What the worker does with the file before anything can be agreed to. */
export function WorkProgress(props: { run: ImportRun; progress: ImportProgress | null }) {
  const label = () => {
    if (props.progress) return phaseWords[props.progress.phase];
    return props.run.state === "reading" ? phaseWords.read : phaseWords.plan;
  };
  const detail = () => {
    const now = props.progress;
    if (!now || now.done === 0) return undefined;
    return `${formatCount(now.done)}${now.total > 0 ? ` of ${formatCount(now.total)}` : ""}`;
  };
  const share = () => {
    const now = props.progress;
    return now && now.total > 0 ? now.done / now.total : undefined;
  };
  return (
    <div role="status" class="rounded-panel border border-line px-4 py-3">
      <Progress label={label()} value={share()} detail={detail()} />
    </div>
  );
}
