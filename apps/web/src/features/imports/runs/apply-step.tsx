import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import CircleCheck from "lucide-solid/icons/circle-check";
import CircleDashed from "lucide-solid/icons/circle-dashed";
import Hourglass from "lucide-solid/icons/hourglass";
import { For } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "~/lib/classes.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Progress } from "~/ui/states/progress.tsx";
import { appliedShare } from "../run-share.ts";
import { phaseWords, underWay } from "../run-words.ts";
import type { OpenRun } from "./create-run.ts";

/** The phases of applying in their order, each with what it writes. */
const phases = [
  { phase: "add", kinds: ["new"] },
  { phase: "lock", kinds: [] },
  { phase: "remove", kinds: ["removed"] },
  { phase: "change", kinds: ["changed", "restored"] },
  { phase: "record", kinds: [] },
] as const;

/** A plan that is being applied, as every admin sees it: it can only be watched. */
export default function ApplyStep(props: { open: OpenRun; run: ImportRun }) {
  const now = () => props.open.progress();
  const at = () => phases.findIndex(({ phase }) => phase === now()?.phase);
  const sizeOf = (kinds: readonly ("new" | "removed" | "changed" | "restored")[]) =>
    kinds.reduce((sum, kind) => sum + (props.run.counts?.[kind] ?? 0), 0);
  return (
    <div class="flex max-w-[720px] flex-col gap-5 px-4 pb-10">
      <div role="status">
        <Progress
          label={underWay(props.run)}
          value={appliedShare(now(), props.run.counts)}
          detail={now() ? undefined : "Beginning"}
        />
      </div>
      <ol aria-label="Phases" class="flex flex-col">
        <For each={phases}>
          {({ phase, kinds }, nth) => {
            const isPast = () => nth() < at();
            const isNow = () => nth() === at();
            return (
              <li
                class="flex items-center gap-3 border-line border-b py-2 text-base last:border-b-0"
                aria-current={isNow() ? "step" : undefined}
                data-tone={isPast() ? "green" : isNow() ? "blue" : "gray"}
              >
                <Dynamic
                  component={isPast() ? CircleCheck : isNow() ? Hourglass : CircleDashed}
                  class="size-4 text-tone-dot"
                />
                <span class={cx("flex-1", isNow() ? "font-medium" : "text-muted")}>{phaseWords[phase]}</span>
                <span class="text-muted tabular-nums">
                  {kinds.length === 0
                    ? ""
                    : `${isNow() ? `${formatCount(now()?.done ?? 0)} of ` : ""}${formatCount(sizeOf(kinds))}`}
                </span>
              </li>
            );
          }}
        </For>
      </ol>
      <p class="max-w-[72ch] text-pretty text-base text-muted">
        It happens as one: either all of it or, if anything goes wrong, nothing. You may leave this page.
        People can be edited meanwhile, and a block closes doors at once as always; another import has to
        wait.
      </p>
    </div>
  );
}
