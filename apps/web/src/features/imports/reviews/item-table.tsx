import type { ImportItem } from "@gatehouse/contracts/imports/import-items";
import { type ImportField, importFields } from "@gatehouse/domain/imports/file-format";
import type { PlanKind } from "@gatehouse/domain/imports/plan-kind";
import { Key } from "@solid-primitives/keyed";
import { createMemo, For, Show } from "solid-js";
import { fieldWords } from "~/features/users/forms/field-words.ts";
import { profilePath } from "~/features/users/user-name.ts";
import { cx } from "~/lib/classes.ts";
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
  /** Nothing can be chosen any more. */
  fixed: boolean;
  /** A choice is being worked in: what is shown is still that of before, and the next one has to wait. */
  busy: boolean;
  verbs: RunVerbs;
};

/** What one person of a plan is known by, whichever plan it is: somebody new has a line only. */
export const itemKey = ({ userId, n }: ImportItem): string => `${userId ?? ""} ${n ?? ""}`;

/** Which columns have anything to say for these people. */
type Columns = { readonly changes: boolean; readonly line: boolean };

/**
 * The people of one tab: who they are, where they stand, and what the plan writes, cell by cell. On a narrow screen each
 * person is a block of lines that says the same.
 */
export function ItemTable(props: ItemTableProps) {
  const isNew = () => props.kind === "new";
  const columns = createMemo(
    (): Columns => ({
      changes: isNew() || props.items.some((one) => one.changes.length > 0 || one.editedSince.length > 0),
      line: props.items.some(({ line }) => line !== null),
    }),
  );
  return (
    <table
      class={cx("w-full table-fixed text-left text-base max-md:block", props.busy && "opacity-50")}
      aria-busy={props.busy || undefined}
    >
      <thead class="max-md:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 pr-3 font-medium">Name</th>
          <Show when={columns().changes}>
            <th class="w-[38%] px-3 font-medium">{isNew() ? "E-mail and IDs" : "What changes"}</th>
          </Show>
          <th class={cx("px-3 font-medium", columns().changes ? "w-52" : "w-[55%]")}>
            {isNew() ? "Invitation" : props.isDone ? "Stood before" : "Stands now"}
          </th>
          <Show when={columns().line}>
            <th class="w-18 pl-3 text-right font-medium">Line</th>
          </Show>
        </tr>
      </thead>
      <tbody class="max-md:block">
        <Key each={props.items} by={itemKey}>
          {(item) => <ItemLine {...props} item={item()} columns={columns()} />}
        </Key>
      </tbody>
    </table>
  );
}

function ItemLine(props: ItemTableProps & { item: ImportItem; columns: Columns }) {
  return (
    <tr
      data-item=""
      class="border-line border-b align-top max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:py-3"
    >
      <td class="min-w-0 py-2 pr-3 max-md:col-span-2 max-md:p-0">
        <Show
          when={props.item.userId}
          fallback={<span class="font-medium [overflow-wrap:anywhere]">{props.item.name}</span>}
        >
          {(id) => (
            <a href={profilePath(id())} class="font-medium [overflow-wrap:anywhere] hover:underline">
              {props.item.name}
            </a>
          )}
        </Show>
        <Show when={props.kind !== "new"}>
          <span class="block truncate text-meta text-muted">{props.item.email}</span>
        </Show>
        <Show when={!props.isDone}>
          <SuggestedMatch {...props} />
        </Show>
        <Show when={isQuestion(props.item)}>
          <RestoreTick {...props} />
        </Show>
      </td>
      <Show when={props.columns.changes}>
        <td class="min-w-0 px-3 py-2 max-md:col-span-2 max-md:p-0">
          <Changes item={props.item} />
        </td>
      </Show>
      <td class="min-w-0 px-3 py-2 max-md:p-0">
        <Stands item={props.item} isDone={props.isDone} isAlone={!props.columns.changes} />
      </td>
      <Show when={props.columns.line}>
        <td class="py-2 pl-3 text-right text-muted max-md:self-end max-md:p-0 max-md:text-meta">
          <Show when={props.item.line} fallback={<span class="max-md:hidden">–</span>}>
            {(line) => (
              <>
                <span class="md:hidden">Line </span>
                <span class="font-mono tabular-nums">{line()}</span>
              </>
            )}
          </Show>
        </td>
      </Show>
    </tr>
  );
}

/** Whether an admin is asked about this person: sent away by hand, and in the file. */
const isQuestion = (item: ImportItem): boolean =>
  item.n !== null && (item.kind === "archived-by-hand" || (item.kind === "restored" && item.chosen));

/** What somebody of a plan can be asked about. */
export type Question = Pick<ItemTableProps, "fixed" | "busy" | "verbs"> & { item: ImportItem };

function RestoreTick(props: Question) {
  return (
    <Checkbox
      class="mt-1"
      label={<span class="[overflow-wrap:anywhere]">Restore {props.item.name}</span>}
      checked={props.item.chosen}
      disabled={props.fixed}
      busy={props.busy}
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
      fallback={<span class="text-subtle max-md:hidden">–</span>}
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

/** Said in full: on a narrow screen no head stands above it. */
function invitationWord({ invites }: ImportItem, isDone: boolean): string {
  if (!invites) return "No invitation";
  return isDone ? "Invitation went out" : "Invitation goes out";
}

/** Somebody new is invited or not; everybody else stands somewhere already. */
function Stands(props: { item: ImportItem; isDone: boolean; isAlone: boolean }) {
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
            word={invitationWord(props.item, props.isDone)}
            quiet
          />
        </Show>
      }
    >
      <span
        class={cx("flex gap-x-4 max-md:flex-wrap", props.isAlone ? "flex-wrap items-center" : "md:flex-col")}
      >
        <StatusPill state={props.item.standing} quiet />
        <StatusPill
          state={passStates[props.item.passState]}
          word={props.item.passState === "active" ? "Pass active" : undefined}
          quiet
        />
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
