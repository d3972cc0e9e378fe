import { recordStatuses } from "@gatehouse/contracts/users/user-row";
import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import { useQuery } from "@tanstack/solid-query";
import ListFilter from "lucide-solid/icons/list-filter";
import { For, type JSX, Show } from "solid-js";
import { companyOptions } from "~/features/companies/company-options.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { rolesQuery } from "~/features/roles/roles-query.ts";
import { buttonClass } from "~/ui/controls/button-style.ts";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { Combobox } from "~/ui/fields/combobox.tsx";
import { Popover } from "~/ui/overlays/popover.tsx";
import { states } from "~/ui/states/state-table.ts";
import { passWords, recordLook } from "./filter-words.ts";
import { passFilters } from "./list-query.ts";

/** Everything the list can be narrowed by; each tick acts at once. */
export function FilterMenu(props: {
  filter: UserFilter;
  onChange: (filter: UserFilter) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const project = useProject();
  const roles = useQuery(() => ({ ...rolesQuery(project.id()), enabled: props.open }));
  const toggled = <Value extends string>(values: readonly Value[], value: Value, on: boolean): Value[] =>
    on ? [...values, value] : values.filter((each) => each !== value);

  return (
    <Popover
      title="Filter"
      hideTitle
      open={props.open}
      onOpenChange={props.onOpenChange}
      class="flex max-h-[min(34rem,80dvh)] w-80 flex-col gap-4 overflow-y-auto"
      trigger={(trigger) => (
        <button type="button" {...trigger} class={buttonClass({ variant: "quiet" })}>
          <ListFilter /> Filter
        </button>
      )}
    >
      <Group label="Role">
        <Show when={!roles.isPending} fallback={<p class="text-meta text-muted">Loading…</p>}>
          <For
            each={roles.data?.roles ?? []}
            fallback={<p class="text-meta text-muted">This project has no roles yet.</p>}
          >
            {(role) => (
              <Checkbox
                label={role.name}
                checked={props.filter.roleIds.includes(role.id)}
                onChange={(on) =>
                  props.onChange({ ...props.filter, roleIds: toggled(props.filter.roleIds, role.id, on) })
                }
              />
            )}
          </For>
        </Show>
      </Group>
      <Group label="Record status" hint="Of the chosen role, or of any.">
        <For each={recordStatuses}>
          {(record) => (
            <Checkbox
              label={states[recordLook[record]].word}
              checked={props.filter.records.includes(record)}
              onChange={(on) =>
                props.onChange({ ...props.filter, records: toggled(props.filter.records, record, on) })
              }
            />
          )}
        </For>
      </Group>
      <Group label="Company">
        <Combobox
          label="Company"
          placeholder="Add a company…"
          empty="No company of that name"
          load={companyOptions(project.id)}
          value={undefined}
          onChange={(company) =>
            company &&
            !props.filter.companyIds.includes(company.value) &&
            props.onChange({ ...props.filter, companyIds: [...props.filter.companyIds, company.value] })
          }
        />
      </Group>
      <Group label="Pass">
        <For each={passFilters}>
          {(pass) => (
            <Checkbox
              label={passWords[pass]}
              checked={props.filter.passStates.includes(pass)}
              onChange={(on) =>
                props.onChange({ ...props.filter, passStates: toggled(props.filter.passStates, pass, on) })
              }
            />
          )}
        </For>
      </Group>
      <Group label="Mail">
        <Checkbox
          label="Bounced"
          checked={props.filter.bounced}
          onChange={(bounced) => props.onChange({ ...props.filter, bounced })}
        />
      </Group>
    </Popover>
  );
}

function Group(props: { label: string; hint?: string; children: JSX.Element }) {
  return (
    <fieldset class="flex flex-col gap-1.5">
      <legend class="mb-1.5 font-medium text-caps text-subtle">{props.label}</legend>
      <Show when={props.hint}>
        <p class="-mt-1 text-meta text-muted">{props.hint}</p>
      </Show>
      {props.children}
    </fieldset>
  );
}
