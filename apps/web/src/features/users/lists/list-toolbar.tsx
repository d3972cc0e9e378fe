import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { createSignal, Show } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import { ListSearch } from "~/ui/fields/list-search.tsx";
import { Select } from "~/ui/fields/select.tsx";
import type { ColumnLayoutState } from "~/ui/tables/column-layout.ts";
import { ColumnMenu } from "~/ui/tables/column-menu.tsx";
import type { DataColumn } from "~/ui/tables/data-column.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import type { FilterPart } from "./filter-words.ts";
import { type ListQuery, withoutFilters } from "./list-query.ts";

const sorts = [
  { value: "name", label: "By name" },
  { value: "newest", label: "Newest first" },
] as const;

/** Search, filters, order and columns of the list. What is typed goes into the address after a short pause. */
export function ListToolbar(props: {
  query: ListQuery;
  parts: readonly FilterPart[];
  columns: readonly DataColumn<UserRow>[];
  layout: ColumnLayoutState;
  /** A desk searches by name and company and filters by nothing a desk may not see. */
  full: boolean;
  onChange: (query: ListQuery) => void;
  /** Enter in the search box: what was typed may mean one person. */
  onJump: (text: string) => void;
}) {
  const [isFilterOpen, setFilterOpen] = createSignal(false);
  useKeys({
    "list.filter": props.full ? () => setFilterOpen(true) : undefined,
  });

  return (
    <div class="flex flex-none flex-wrap items-center gap-2 px-3 py-2 sm:px-4">
      <ListSearch
        label={props.full ? "Search by name, e-mail, phone, ID" : "Search by name or company"}
        q={props.query.filter.q}
        onChange={(q) => props.onChange({ ...props.query, filter: { ...props.query.filter, q } })}
        onEnter={props.onJump}
        class="max-sm:w-full"
      />
      <Show when={props.full}>
        <FilterMenu
          filter={props.query.filter}
          onChange={(filter) => props.onChange({ ...props.query, filter })}
          open={isFilterOpen()}
          onOpenChange={setFilterOpen}
        />
      </Show>
      <FilterChips
        parts={props.parts}
        onChange={(filter) => props.onChange({ ...props.query, filter })}
        onClear={() => props.onChange(withoutFilters({ ...props.query }))}
      />
      <div class="ml-auto flex items-center gap-1">
        <Select
          label="Order"
          class="w-36"
          options={sorts}
          value={props.query.sort}
          onChange={(sort) => props.onChange({ ...props.query, sort })}
        />
        <span class="max-sm:hidden">
          <ColumnMenu columns={props.columns} layout={props.layout} />
        </span>
      </div>
    </div>
  );
}
