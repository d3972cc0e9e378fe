import { Key } from "@solid-primitives/keyed";
import { createVirtualizer, defaultRangeExtractor } from "@tanstack/solid-virtual";
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  type JSX,
  onCleanup,
  onMount,
  Show,
} from "solid-js";
import { Slot } from "../slot.tsx";
import { type ColumnLayoutState, createColumnLayout } from "./column-layout.ts";
import type { DataColumn, RowWindow, TableSort } from "./data-column.ts";
import { DataHeader } from "./data-header.tsx";
import { DataRow } from "./data-row.tsx";
import { createListCursor } from "./list-cursor.ts";
import { useListKeys } from "./list-keys.ts";
import type { RowFlash } from "./row-flash.ts";
import type { RowSelection } from "./selection.ts";
import { createTableColumns } from "./table-columns.ts";
import { headerHeight, narrowBelowPx, narrowRowHeight, rowHeights } from "./table-density.ts";

export type DataTableProps<Row> = {
  /** What the list holds, spoken: "Users". */
  label: string;
  columns: readonly DataColumn<Row>[];
  /** Undefined while the first page is on its way: rows of the same geometry stand in. */
  rows: RowWindow | undefined;
  /** Looks a row up in the entity store. Must read the store, so that a change reaches the cell. */
  row: (id: string) => Row | undefined;
  /** The row's name, for its checkbox. */
  nameOf: (row: Row) => string;
  /** Called with the first and last position in view when some of them are not loaded. */
  onNeed?: ((first: number, last: number) => void) | undefined;
  selection?: RowSelection | undefined;
  layout?: ColumnLayoutState | undefined;
  sort?: TableSort | undefined;
  onSort?: ((sort: TableSort) => void) | undefined;
  onOpen?: ((id: string) => void) | undefined;
  onPeek?: ((id: string) => void) | undefined;
  /** Told of the row the keyboard or pointer is on. */
  onCursor?: ((id: string | undefined) => void) | undefined;
  flash?: RowFlash | undefined;
  /** The two lines of a row where the list is narrow, as on a phone. */
  narrowRow?: ((row: Row, id: string) => JSX.Element) | undefined;
  /** Shown in place of rows when there are none. */
  empty?: JSX.Element;
  /** Laid over the top of the rows: "12 new". */
  notice?: JSX.Element;
  class?: string | undefined;
};

const noRows: RowWindow = { ids: [], offset: 0, total: 0 };
const loadingRows: RowWindow = { ids: [], offset: 0, total: 14 };
const anyPress = "a, button, input, label, select, textarea";

/**
 * A list of any length. Rows are found by id, drawn only where they are seen, and keep their elements when others
 * come or go; a field that changes redraws one text node.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  let scroller: HTMLDivElement | undefined;
  const gridId = createUniqueId();
  const [isNarrow, setNarrow] = createSignal(false);
  const rows = () => props.rows ?? loadingRows;
  const layout = props.layout ?? createColumnLayout(props.columns);
  const narrow = () => (isNarrow() ? props.narrowRow : undefined);
  const columns = createTableColumns(
    () => props.columns,
    layout,
    () => props.selection !== undefined,
  );
  const rowHeight = () => (narrow() ? narrowRowHeight : rowHeights[layout.layout().density]);
  const isEmpty = () => props.rows?.total === 0;
  const headHeight = () => (narrow() ? 0 : headerHeight);

  const cursor = createListCursor(
    () => props.rows ?? noRows,
    (index) => virtual.scrollToIndex(index, { align: "auto" }),
  );

  const virtual = createVirtualizer({
    get count() {
      return rows().total;
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: () => rowHeight(),
    overscan: 8,
    // Drawn on the server as if the window had this size, so that the first view is there before any script.
    initialRect: { width: 1200, height: 720 },
    get scrollMargin() {
      return headHeight();
    },
    get scrollPaddingStart() {
      return headHeight();
    },
    // The row under the keyboard stays drawn when it is scrolled away: it is the active descendant.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      const at = cursor.index();
      return at < 0 || drawn.includes(at) ? drawn : [...drawn, at].sort((a, b) => a - b);
    },
  });
  createEffect(() => props.onCursor?.(cursor.id()));
  createEffect(() => {
    rowHeight();
    virtual.measure();
  });
  onMount(() => {
    if (!scroller) return;
    const watch = new ResizeObserver(
      ([entry]) => entry && setNarrow(entry.contentRect.width < narrowBelowPx),
    );
    watch.observe(scroller);
    onCleanup(() => watch.disconnect());
  });

  const visible = createMemo(() =>
    virtual.getVirtualItems().map((item) => {
      const id = rows().ids[item.index - rows().offset];
      return { key: id ?? `at-${item.index}`, id, index: item.index, top: item.start - headHeight() };
    }),
  );
  createEffect(() => {
    const unloaded = visible().filter(({ id }) => id === undefined);
    const first = unloaded[0];
    if (first && props.rows) props.onNeed?.(first.index, (unloaded.at(-1) ?? first).index);
  });

  const rowElementId = (index: number) => `${gridId}-${index}`;
  const loadedIds = () => props.rows?.ids ?? [];
  const allSelected = () =>
    loadedIds().length > 0 && loadedIds().every((id) => props.selection?.has(id) === true);
  const onKeyDown = useListKeys({
    cursor,
    ids: loadedIds,
    selection: () => props.selection,
    pageRows: () => Math.max(1, Math.floor((scroller?.clientHeight ?? 600) / rowHeight()) - 2),
    focus: () => scroller?.focus({ preventScroll: true }),
    open: (id) => props.onOpen?.(id),
    peek: (id) => props.onPeek?.(id),
  });

  return (
    <div class={`relative flex min-h-0 min-w-0 flex-1 flex-col ${props.class ?? ""}`}>
      <div
        ref={scroller}
        role={isEmpty() ? "region" : "grid"}
        tabindex={0}
        aria-label={props.label}
        aria-rowcount={isEmpty() ? undefined : rows().total + 1}
        aria-multiselectable={(props.selection && !isEmpty()) || undefined}
        aria-busy={props.rows === undefined || undefined}
        aria-activedescendant={cursor.index() >= 0 ? rowElementId(cursor.index()) : undefined}
        class="relative min-h-0 flex-1 overflow-auto outline-offset-[-2px]"
        style={{
          "--tracks": narrow()
            ? props.selection
              ? "44px minmax(0, 1fr)"
              : "minmax(0, 1fr)"
            : columns.template(),
        }}
        onKeyDown={onKeyDown}
      >
        <Show when={!narrow() && !isEmpty()}>
          <div style={{ "min-width": `${columns.minWidth()}px` }} class="sticky top-0 z-20">
            <DataHeader
              columns={columns.placed()}
              layout={layout}
              sort={props.sort}
              onSort={props.onSort}
              selecting={props.selection !== undefined}
              allSelected={allSelected()}
              someSelected={loadedIds().some((id) => props.selection?.has(id))}
              onSelectAll={(on) => props.selection?.set(loadedIds(), on)}
            />
          </div>
        </Show>
        <div
          role={isEmpty() ? undefined : "rowgroup"}
          class="relative"
          style={{
            height: `${virtual.getTotalSize() - headHeight()}px`,
            "min-width": narrow() ? undefined : `${columns.minWidth()}px`,
          }}
        >
          <Key each={visible()} by="key">
            {(item) => {
              const row = () => {
                const { id } = item();
                return id === undefined ? undefined : props.row(id);
              };
              return (
                <DataRow
                  elementId={rowElementId(item().index)}
                  row={row()}
                  rowId={item().id}
                  index={item().index}
                  top={item().top}
                  height={rowHeight()}
                  columns={columns.placed()}
                  narrow={narrow()}
                  selecting={props.selection !== undefined}
                  selected={props.selection?.has(item().id ?? "") === true && item().id !== undefined}
                  cursor={item().id !== undefined && cursor.id() === item().id}
                  flash={props.flash?.markOf(item().id ?? "")}
                  name={nameOf(props, row())}
                  onSelect={(range) => {
                    const { id } = item();
                    if (id === undefined) return;
                    if (range) props.selection?.extendTo(id, loadedIds());
                    else props.selection?.toggle(id);
                    cursor.moveTo(id);
                  }}
                  onPress={(event) => {
                    const { id } = item();
                    if (
                      id === undefined ||
                      (event.target instanceof Element && event.target.closest(anyPress))
                    )
                      return;
                    cursor.moveTo(id);
                    if (narrow()) props.onOpen?.(id);
                  }}
                />
              );
            }}
          </Key>
        </div>
        <Show when={isEmpty()}>{props.empty}</Show>
      </div>
      <Slot
        of={props.notice}
        frame={(content) => (
          <div class="pointer-events-none absolute inset-x-0 top-11 z-20 flex justify-center [&>*]:pointer-events-auto">
            {content}
          </div>
        )}
      />
    </div>
  );
}

function nameOf<Row>(props: DataTableProps<Row>, row: Row | undefined): string {
  return row === undefined ? "row" : props.nameOf(row);
}
