import type { UserRow } from "@gatehouse/contracts/users/user-row";
import Plus from "lucide-solid/icons/plus";
import X from "lucide-solid/icons/x";
import { createSignal, For, Show } from "solid-js";
import { companyOptions } from "~/features/companies/company-options.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Combobox } from "~/ui/fields/combobox.tsx";
import { Popover } from "~/ui/overlays/popover.tsx";
import { usePeople } from "../use-people.tsx";
import { useRights } from "../use-rights.ts";
import { createVerbRun } from "../verbs/create-verb-run.tsx";
import { useVerbCalls } from "../verbs/use-verb-calls.ts";

/** The companies somebody belongs to; the plus adds another, a cross takes one away. */
export function ProfileCompanies(props: { row: UserRow }) {
  const project = useProject();
  const people = usePeople();
  const rights = useRights();
  const calls = useVerbCalls();
  const run = createVerbRun();
  const [isOpen, setOpen] = createSignal(false);
  const mayEdit = () => rights.may("users.edit") && props.row.standing !== "archived";
  const whom = (companyId: string) => ({ projectId: project.id(), userId: props.row.id, companyId });
  const add = (companyId: string) =>
    void run.run(async () => {
      await api.companies.assign.mutate(whom(companyId));
      setOpen(false);
      people.verbs.done([props.row.id]);
    });
  const remove = (company: { readonly id: string; readonly name: string }) =>
    void run.run(async () => {
      await api.companies.remove.mutate(whom(company.id));
      people.verbs.done([props.row.id]);
      calls.sayDone(props.row, `${company.name} removed`, {
        call: () => api.companies.assign.mutate(whom(company.id)),
        verb: "edit",
      });
    });

  return (
    <div>
      <ul class="flex flex-col">
        <For each={props.row.companies}>
          {(company) => (
            <li class="group/company flex items-center gap-1">
              <span class="min-w-0 truncate">{company.name}</span>
              <Show when={mayEdit()}>
                <button
                  type="button"
                  aria-label={`Remove ${company.name}`}
                  class="grid size-6 place-items-center rounded-chip text-subtle opacity-60 hover:bg-hover hover:text-ink hover:opacity-100 focus-visible:opacity-100 pointer-coarse:size-11"
                  onClick={() => remove(company)}
                >
                  <X class="size-3.5" />
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={mayEdit()}>
        <Popover
          title="Add a company"
          open={isOpen()}
          onOpenChange={setOpen}
          trigger={(trigger) => (
            <button
              type="button"
              {...trigger}
              class="-mx-1 inline-flex min-h-6 items-center gap-1 rounded-chip px-1 text-accent hover:bg-hover pointer-coarse:min-h-11"
            >
              <Plus class="size-3.5" />
              {props.row.companies.length > 0 ? "Another company" : "Add company"}
            </button>
          )}
        >
          <Combobox
            label="Company"
            empty="No company of that name"
            load={companyOptions(project.id)}
            value={undefined}
            onChange={(company) => company && add(company.value)}
          />
          <Show when={run.isBusy()}>
            <p role="status" class="mt-2 text-meta text-muted">
              Saving…
            </p>
          </Show>
        </Popover>
      </Show>
      <Show when={run.failure()}>
        {(failure) => (
          <p role="alert" data-tone="red" class="text-meta text-tone">
            {failureText(failure())}
          </p>
        )}
      </Show>
    </div>
  );
}
