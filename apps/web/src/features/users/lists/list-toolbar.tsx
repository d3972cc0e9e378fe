import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import { SearchInput } from "~/ui/fields/search-input.tsx";
import { Select } from "~/ui/fields/select.tsx";
import type { ColumnLayoutState } from "~/ui/tables/column-layout.ts";
import { ColumnMenu } from "~/ui/tables/column-menu.tsx";
import type { DataColumn } from "~/ui/tables/data-column.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import type { FilterPart } from "./filter-words.ts";
import { type ListQuery, withoutFilters } from "./list-query.ts";

/** Short enough to feel immediate, long enough that a fast typist asks once a word. */
const typingPauseMs = 160;

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
  const [text, setText] = createSignal(props.query.filter.q);
  const [isFilterOpen, setFilterOpen] = createSignal(false);
  let box: HTMLInputElement | undefined;
  let sent = props.query.filter.q;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const send = (q: string) => {
    clearTimeout(timer);
    sent = q;
    props.onChange({ ...props.query, filter: { ...props.query.filter, q } });
  };
  // A search that changed elsewhere (Back, a cleared filter) shows in the box; our own does not disturb the typing.
  createEffect(
    on(
      () => props.query.filter.q,
      (q) => {
        if (q !== sent) setText(q);
        sent = q;
      },
      { defer: true },
    ),
  );
  useKeys({
    "list.search": () => box?.focus(),
    "list.filter": props.full ? () => setFilterOpen(true) : undefined,
  });

  return (
    <div class="flex flex-none flex-wrap items-center gap-2 px-3 py-2 sm:px-4">
      <form
        class="max-sm:w-full"
        onSubmit={(event) => {
          event.preventDefault();
          send(text());
          props.onJump(text().trim());
        }}
      >
        <SearchInput
          ref={(input) => {
            box = input;
          }}
          value={text()}
          onValue={(value) => {
            setText(value);
            clearTimeout(timer);
            if (value === "") send("");
            else timer = setTimeout(() => send(value), typingPauseMs);
          }}
          label={props.full ? "Search by name, e-mail, phone, ID" : "Search by name or company"}
          hint="/"
          class="w-full sm:w-80"
        />
      </form>
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
