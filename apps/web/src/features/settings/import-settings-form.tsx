import type { ImportSettings } from "@gatehouse/contracts/imports/import-verbs";
import { guardFloor, secondAdmin } from "@gatehouse/domain/imports/guard";
import { type ImportScope, importScopes } from "@gatehouse/domain/imports/import-state";
import { createSignal, onMount, Show } from "solid-js";
import { affiliationOptions } from "~/features/affiliations/affiliation-options.ts";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { RadioGroup } from "~/ui/controls/radio-group.tsx";
import { Combobox } from "~/ui/fields/combobox.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import type { Option } from "~/ui/fields/option.ts";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { savedOption, scopeTexts } from "./import-scopes.ts";
import { wholeNumber } from "./whole-number.ts";

/** The form; nothing holds before it is saved. Runs that wait keep the scope they were started with. */
export function ImportSettingsForm(props: { saved: ImportSettings; onSaved: () => void }) {
  const project = useProject();
  const run = createVerbRun();
  const [scope, setScope] = createSignal<ImportScope>(props.saved.scope);
  const [company, setCompany] = createSignal<Option>();
  const [group, setGroup] = createSignal<Option>();
  const [percent, setPercent] = createSignal(String(props.saved.guardPercent));
  const [people, setPeople] = createSignal(String(props.saved.guardPeople));
  onMount(() => {
    const { companyId, groupId } = props.saved;
    if (companyId !== null) void savedOption("company", companyId, project.id).then(setCompany);
    if (groupId !== null) void savedOption("group", groupId, project.id).then(setGroup);
  });
  const percentNumber = () => wholeNumber(percent(), { least: 1, most: 100 });
  const peopleNumber = () => wholeNumber(people(), { least: 1, most: 1_000_000 });
  const companyId = () => (scope() === "company" ? (company()?.value ?? null) : null);
  const groupId = () => (scope() === "group" ? (group()?.value ?? null) : null);
  const isWhole = () =>
    percentNumber() !== undefined &&
    peopleNumber() !== undefined &&
    (scope() !== "company" || companyId() !== null) &&
    (scope() !== "group" || groupId() !== null);
  const isChanged = () =>
    scope() !== props.saved.scope ||
    companyId() !== props.saved.companyId ||
    groupId() !== props.saved.groupId ||
    percentNumber() !== props.saved.guardPercent ||
    peopleNumber() !== props.saved.guardPeople;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const [guardPercent, guardPeople] = [percentNumber(), peopleNumber()];
    if (guardPercent === undefined || guardPeople === undefined || !isWhole()) return;
    void run.run(async () => {
      const wanted = {
        scope: scope(),
        companyId: companyId(),
        groupId: groupId(),
        guardPercent,
        guardPeople,
      };
      await api.imports.setSettings.mutate({ projectId: project.id(), ...wanted });
      showDone("Saved", "Holds for files that come from now on.");
      props.onSaved();
    });
  };
  return (
    <form class="flex w-full max-w-[560px] flex-col gap-7 px-4 py-6" onSubmit={save} novalidate>
      <div class="flex flex-col gap-3">
        <RadioGroup
          label="Whom a file is about"
          options={importScopes.map((value) => ({ value, ...scopeTexts[value] }))}
          value={scope()}
          onChange={setScope}
        />
        <Show when={scope() === "company"}>
          <Field label="Company" required>
            <Combobox
              placeholder="Search…"
              empty="No company of that name"
              load={affiliationOptions("company", project.id)}
              value={company()}
              onChange={setCompany}
            />
          </Field>
        </Show>
        <Show when={scope() === "group"}>
          <Field label="Group" required>
            <Combobox
              placeholder="Search…"
              empty="No group of that name"
              load={affiliationOptions("group", project.id)}
              value={group()}
              onChange={setGroup}
            />
          </Field>
        </Show>
      </div>
      <fieldset class="flex flex-col gap-3">
        <legend class="font-medium text-base">Removal guard</legend>
        <p class="mt-1 text-pretty text-base text-muted">
          A file that would remove more than this stops until somebody types the number, also when a system
          sends it. Fewer than {guardFloor} people never stop it. Above {secondAdmin.percent} % or{" "}
          {formatCount(secondAdmin.people)} people a second admin approves, whatever is set here.
        </p>
        <div class="grid gap-4 sm:grid-cols-2">
          <Field
            label="Share of the people it is about"
            error={percentNumber() === undefined ? "A whole number from 1 to 100." : undefined}
          >
            <Input mono inputmode="numeric" value={percent()} onValue={setPercent} trailing="%" />
          </Field>
          <Field
            label="Or this many people"
            error={peopleNumber() === undefined ? "A whole number from 1 to 1,000,000." : undefined}
          >
            <Input mono inputmode="numeric" value={people()} onValue={setPeople} />
          </Field>
        </div>
      </fieldset>
      <FailureLine of={run.failure()} />
      <div>
        <Button type="submit" variant="primary" busy={run.isBusy()} disabled={!isWhole() || !isChanged()}>
          Save
        </Button>
      </div>
      <run.Proof />
    </form>
  );
}
