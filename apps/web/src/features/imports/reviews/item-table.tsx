import type { ImportItem } from "@gatehouse/contracts/imports/import-items";
import { type ImportField, importFields } from "@gatehouse/domain/imports/file-format";
import type { PlanKind } from "@gatehouse/domain/imports/plan-kind";
import { Key } from "@solid-primitives/keyed";
import { For, Show } from "solid-js";
import { fieldWords } from "~/features/users/forms/field-words.ts";
import { profilePath } from "~/features/users/user-name.ts";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { DiffCell } from "~/ui/records/diff-cell.tsx";
import type { StateName } from "~/ui/states/state-table.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import type { RunVerbs } from "../runs/create-run.ts";
import { SuggestedMatch } from "./suggested-match.tsx";

/** How the pass somebody has now looks in a pill. */
const passStates: Readonly<Record<ImportItem["passState"], StateName>> = {
  none: "not-invited",
  invited: "invited",
  active: "pass-active",
  reset: "reset",
  removing: "removing",
  removed: "removed",
};

export type ItemTableProps = {
  items: readonly ImportItem[];
  kind: PlanKind;
  /** It has been done: what was to be is said as what was. */
  isDone: boolean;
  busy: boolean;
  verbs: RunVerbs;
};

/** The people of one tab: who they are, where they stand, and what the plan writes, cell by cell. */
export function ItemTable(props: ItemTableProps) {
  const isNew = () => props.kind === "new";
  return (
    <table class="w-full table-fixed text-left text-base max-sm:block">
      <thead class="max-sm:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 pr-3 font-medium">Name</th>
          <th class="w-[38%] px-3 font-medium">{isNew() ? "E-mail and IDs" : "What changes"}</th>
          <th class="w-52 px-3 font-medium max-md:hidden">
            {isNew() ? "Invitation" : props.isDone ? "Stood before" : "Stands now"}
          </th>
          <th class="w-18 pl-3 text-right font-medium max-md:hidden">Line</th>
        </tr>
      </thead>
      <tbody class="max-sm:block">
        <Key each={props.items} by="i">
          {(item) => <ItemLine {...props} item={item()} />}
        </Key>
      </tbody>
    </table>
  );
}

function ItemLine(props: ItemTableProps & { item: ImportItem }) {
  return (
    <tr class="border-line border-b align-top max-sm:block max-sm:py-3">
      <td class="py-2 pr-3 max-sm:block max-sm:p-0">
        <Show when={props.item.userId} fallback={<span class="font-medium">{props.item.name}</span>}>
          {(id) => (
            <a href={profilePath(id())} class="font-medium hover:underline">
              {props.item.name}
            </a>
          )}
        </Show>
        <Show when={props.kind !== "new"}>
          <span class="block truncate text-meta text-muted">{props.item.email}</span>
        </Show>
        <Show when={!props.isDone}>
          <SuggestedMatch item={props.item} busy={props.busy} verbs={props.verbs} />
        </Show>
        <Show when={isQuestion(props.item)}>
          <RestoreTick item={props.item} busy={props.busy} verbs={props.verbs} />
        </Show>
      </td>
      <td class="px-3 py-2 max-sm:block max-sm:px-0 max-sm:py-1">
        <Changes item={props.item} />
      </td>
      <td class="px-3 py-2 max-md:hidden">
        <Stands item={props.item} isDone={props.isDone} />
      </td>
      <td class="py-2 pl-3 text-right font-mono text-muted tabular-nums max-md:hidden">
        {props.item.line ?? "–"}
      </td>
    </tr>
  );
}

/** Whether an admin is asked about this person: sent away by hand, and in the file. */
const isQuestion = (item: ImportItem): boolean =>
  item.n !== null && (item.kind === "archived-by-hand" || (item.kind === "restored" && item.chosen));

function RestoreTick(props: { item: ImportItem; busy: boolean; verbs: RunVerbs }) {
  return (
    <Checkbox
      class="mt-1"
      label={<span>Restore {props.item.name}</span>}
      checked={props.item.chosen}
      disabled={props.busy}
      onChange={(restore) => props.item.n !== null && props.verbs.restore(props.item.n, restore)}
    />
  );
}

const order: readonly string[] = importFields;
const isField = (field: string): field is ImportField => order.includes(field);
const placeOf = (field: string): number => order.indexOf(field);
const labelOf = (field: string): string => (isField(field) ? fieldWords[field] : field);

/** Of somebody new what the file says; of others old and new, cell by cell. */
function Changes(props: { item: ImportItem }) {
  const shown = () => {
    const changes = props.item.changes.toSorted((a, b) => placeOf(a.field) - placeOf(b.field));
    if (props.item.kind !== "new") return changes;
    return changes.filter(({ field, after }) => !isName(field) && after !== null && after !== "");
  };
  return (
    <Show
      when={shown().length > 0 || props.item.editedSince.length > 0}
      fallback={<span class="text-subtle max-sm:hidden">–</span>}
    >
      <dl class="flex flex-col gap-1">
        <For each={shown()}>
          {(change) => (
            <div class="flex min-w-0 items-baseline gap-2">
              <dt class="w-20 flex-none text-meta text-muted">{labelOf(change.field)}</dt>
              <dd class="min-w-0">
                <Show
                  when={props.item.kind !== "new"}
                  fallback={<span class="block truncate">{change.after}</span>}
                >
                  <DiffCell before={change.before ?? ""} after={change.after ?? ""} />
                </Show>
              </dd>
            </div>
          )}
        </For>
        <Show when={props.item.editedSince.length > 0}>
          <div class="text-meta text-muted">
            <dt class="sr-only">Stays</dt>
            <dd>Changed since and left so: {props.item.editedSince.map(labelOf).join(", ")}</dd>
          </div>
        </Show>
      </dl>
    </Show>
  );
}

const isName = (field: string): boolean => field === "firstName" || field === "lastName";

/** Somebody new is invited or not; everybody else stands somewhere already. */
function Stands(props: { item: ImportItem; isDone: boolean }) {
  return (
    <Show
      when={props.item.kind !== "new"}
      fallback={
        <Show
          when={!props.item.hit}
          fallback={<StatusPill state="in-review" word="Blocklist matches" quiet />}
        >
          <StatusPill
            state={props.item.invites ? "invited" : "not-invited"}
            word={props.item.invites ? (props.isDone ? "Went out" : "Goes out") : "None"}
            quiet
          />
        </Show>
      }
    >
      <span class="flex flex-col">
        <StatusPill state={props.item.standing} quiet />
        <StatusPill state={passStates[props.item.passState]} quiet />
        <Show when={props.item.invites}>
          <span class="text-meta text-muted">New invitation</span>
        </Show>
        <Show when={props.item.hit}>
          <span class="text-meta text-muted">The blocklist matches: in review</span>
        </Show>
      </span>
    </Show>
  );
}
