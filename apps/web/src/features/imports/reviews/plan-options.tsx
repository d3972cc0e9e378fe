import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import type { ImportMode } from "@gatehouse/domain/imports/import-state";
import { Show } from "solid-js";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { RadioGroup } from "~/ui/controls/radio-group.tsx";
import { isPlanOpen } from "../run-steps.ts";
import { modeHints, modeWords } from "../run-words.ts";
import type { OpenRun, RunOptions } from "../runs/create-run.ts";

const modes: readonly ImportMode[] = ["replace", "update"];

/** What can still be chosen; every choice gives another plan. Of a run that waits for approval nothing is changed by the way. */
export function PlanOptions(props: { open: OpenRun; run: ImportRun }) {
  const isFixed = () => !isPlanOpen(props.run);
  const choose = (part: Partial<RunOptions>) => {
    const { mode, inviteAll, tellReturned } = props.run;
    props.open.verbs.setOptions({ mode, inviteAll, tellReturned, ...part });
  };
  return (
    <Show
      when={props.run.kind !== "revert"}
      fallback={
        <Show
          when={(props.run.plan?.counts.restored ?? 0) > 0}
          fallback={<p class="text-base text-muted">Mails that went out with the import cannot be unsent.</p>}
        >
          <Checkbox
            label="Tell those who come back by mail that their access is back"
            hint="Mails that went out with the import cannot be unsent."
            checked={props.run.tellReturned}
            disabled={isFixed()}
            busy={props.open.isBusy()}
            onChange={(tellReturned) => choose({ tellReturned })}
          />
        </Show>
      }
    >
      <div class="flex flex-col gap-4">
        <RadioGroup
          label="What the file does"
          options={modes.map((value) => ({
            value,
            label: modeWords[value],
            hint: modeHints[value],
            disabled: isFixed(),
          }))}
          busy={props.open.isBusy()}
          value={props.run.mode}
          onChange={(mode) => choose({ mode })}
        />
        <Checkbox
          label="Invite all without a pass"
          hint="Also people on the list who have not been invited; else only new ones are."
          checked={props.run.inviteAll}
          disabled={isFixed()}
          busy={props.open.isBusy()}
          onChange={(inviteAll) => choose({ inviteAll })}
        />
      </div>
    </Show>
  );
}
