import { recordStatuses } from "@gatehouse/contracts/users/user-row";
import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import { useQuery } from "@tanstack/solid-query";
import ListFilter from "lucide-solid/icons/list-filter";
import { For, type JSX, Show } from "solid-js";
import type { AffiliationKind } from "~/features/affiliations/affiliation-kinds.ts";
import { freeOptions } from "~/features/affiliations/affiliation-options.ts";
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
      <Affiliated
        kind="company"
        ids={props.filter.companyIds}
        onAdd={(companyIds) => props.onChange({ ...props.filter, companyIds })}
      />
      <Affiliated
        kind="group"
        ids={props.filter.groupIds}
        onAdd={(groupIds) => props.onChange({ ...props.filter, groupIds })}
      />
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

function Affiliated(props: {
  kind: AffiliationKind;
  ids: readonly string[];
  onAdd: (ids: string[]) => void;
}) {
  const project = useProject();
  const label = props.kind === "company" ? "Company" : "Group";
  const load = freeOptions(props.kind, project.id, {
    isTaken: (id) => props.ids.includes(id),
    mayMake: () => false,
  });
  return (
    <Group label={label}>
      <Combobox
        label={label}
        placeholder={`Add a ${props.kind}…`}
        empty={`No other ${props.kind} of that name`}
        load={load}
        value={undefined}
        onChange={(chosen) => chosen && props.onAdd([...props.ids, chosen.value])}
      />
    </Group>
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
