import Ban from "lucide-solid/icons/ban";
import Mail from "lucide-solid/icons/mail";
import { createSignal, Show } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "../controls/button.tsx";
import { SearchInput } from "../fields/search-input.tsx";
import { Drawer } from "../overlays/drawer.tsx";
import { EmptyState } from "../states/empty-state.tsx";
import { BulkBar } from "../tables/bulk-bar.tsx";
import { createColumnLayout } from "../tables/column-layout.ts";
import { ColumnMenu } from "../tables/column-menu.tsx";
import type { TableSort } from "../tables/data-column.ts";
import { DataTable } from "../tables/data-table.tsx";
import { ListNotice } from "../tables/list-notice.tsx";
import { createRowFlash } from "../tables/row-flash.ts";
import { createSelection } from "../tables/selection.ts";
import { KitNarrowUser, kitUserColumns } from "./kit-user-columns.tsx";
import { createKitUsers } from "./kit-users.ts";

const pageSize = 200;

/** The live table over an invented list, with everything it can do. */
export function KitUsersList(props: { total: number; loading?: boolean; notice?: boolean }) {
  const store = createKitUsers();
  const [range, setRange] = createSignal({ from: 0, to: Math.min(pageSize, props.total) });
  store.load(0, range().to);
  const [search, setSearch] = createSignal("");
  const [sort, setSort] = createSignal<TableSort>({ column: "name", descending: false });
  const [peek, setPeek] = createSignal<string>();
  const [fresh, setFresh] = createSignal(props.notice ? 12 : 0);
  const selection = createSelection<string>();
  const layout = createColumnLayout(kitUserColumns);
  const flash = createRowFlash();
  let searchBox: HTMLInputElement | undefined;
  useKeys({ "list.search": () => searchBox?.focus() });

  const rows = () =>
    props.loading
      ? undefined
      : {
          ids: Array.from({ length: range().to - range().from }, (_, at) => `u${range().from + at}`),
          offset: range().from,
          total: props.total,
        };
  function need(firstIndex: number, lastIndex: number) {
    const from = Math.max(0, Math.floor((firstIndex + lastIndex) / 2) - pageSize);
    const to = Math.min(props.total, from + 2 * pageSize);
    store.load(from, to);
    setRange({ from, to });
  }
  function change() {
    for (const at of [1, 4]) {
      const id = `u${range().from + at}`;
      store.rename(id, `${store.user(id)?.name.replace(/ \*$/, "")} *`);
      flash.flash(id);
    }
  }

  return (
    <div class="flex min-h-0 flex-1 flex-col">
      <div class="flex flex-none flex-wrap items-center gap-2 px-4 py-2">
        <SearchInput
          ref={(input) => {
            searchBox = input;
          }}
          value={search()}
          onValue={setSearch}
          label="Search users"
          hint="/"
          class="w-64 max-sm:flex-1"
        />
        <span class="max-sm:hidden">
          <ColumnMenu columns={kitUserColumns} layout={layout} />
        </span>
        <Button variant="quiet" onClick={change}>
          Change two
        </Button>
      </div>
      <DataTable
        label="Users"
        columns={kitUserColumns}
        rows={rows()}
        row={store.user}
        nameOf={(user) => user.name}
        onNeed={need}
        selection={selection}
        layout={layout}
        sort={sort()}
        onSort={setSort}
        onOpen={setPeek}
        onPeek={(id) => setPeek(peek() === id ? undefined : id)}
        onCursor={(id) => peek() !== undefined && setPeek(id)}
        flash={flash}
        narrowRow={(user) => <KitNarrowUser user={user} />}
        notice={
          <Show when={fresh()}>
            <ListNotice text={`${fresh()} new, show`} onShow={() => setFresh(0)} />
          </Show>
        }
        empty={
          <EmptyState
            title="No user matches"
            actions={<Button onClick={() => setSearch("")}>Clear the filters</Button>}
          >
            The filter “Role is Welder” hides most: 4,180 without it.
          </EmptyState>
        }
        class="border-line border-t"
      />
      <BulkBar
        count={selection.count()}
        noun={["user", "users"]}
        matching={props.total}
        onSelectMatching={() => selection.selectMatching("kit", props.total)}
        onClear={() => selection.clear()}
      >
        <Button size="sm" icon={Mail}>
          Invite again
        </Button>
        <Button size="sm" icon={Ban}>
          Block
        </Button>
      </BulkBar>
      <Drawer
        open={peek() !== undefined}
        onOpenChange={(isOpen) => !isOpen && setPeek(undefined)}
        title={store.user(peek() ?? "")?.name ?? ""}
        beside
      >
        <p class="p-4 text-base text-muted">{store.user(peek() ?? "")?.mail}</p>
      </Drawer>
    </div>
  );
}
