// biome-ignore-all lint/a11y/useAriaActivedescendantWithTabindex: it has a tabindex; the rule does not see it beside a changing role.
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: an empty list is a region and then carries none of these.
// biome-ignore-all lint/a11y/noStaticElementInteractions: its role is grid, or region while it is empty.
import { Key } from "@solid-primitives/keyed";
import { createEffect, createMemo, createSignal, createUniqueId, onCleanup, onMount, Show } from "solid-js";
import { isPhoneLikely } from "~/lib/phone-guess.ts";
import { Slot } from "../slot.tsx";
import { createColumnLayout } from "./column-layout.ts";
import type { RowWindow } from "./data-column.ts";
import { DataHeader } from "./data-header.tsx";
import { DataRow } from "./data-row.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { createListCursor } from "./list-cursor.ts";
import { useListKeys } from "./list-keys.ts";
import { createTableColumns } from "./table-columns.ts";
import { headerHeight, narrowBelowPx, narrowRowHeight, rowHeights } from "./table-density.ts";
import { createVirtualRows } from "./virtual-rows.ts";

const noRows: RowWindow = { ids: [], offset: 0, total: 0 };
const loadingRows: RowWindow = { ids: [], offset: 0, total: 14 };
const noticeGapPx = 10;
const noticeRoomPx = 64;
const anyPress = "a, button, input, label, select, textarea";

/**
 * A list of any length. Rows are found by id, drawn only where they are seen, and keep their elements when others
 * come or go; a field that changes redraws one text node.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  let scroller: HTMLDivElement | undefined;
  const gridId = createUniqueId();
  const [isNarrow, setNarrow] = createSignal(isPhoneLikely());
  // Once for all readers: a caller may build its window anew at each read.
  const loaded = createMemo(() => props.rows);
  const rows = () => loaded() ?? loadingRows;
  const layout = props.layout ?? createColumnLayout(props.columns);
  const narrow = () => (isNarrow() ? props.narrowRow : undefined);
  const columns = createTableColumns(
    () => props.columns,
    layout,
    () => props.selection !== undefined,
  );
  const rowHeight = () => (narrow() ? narrowRowHeight : rowHeights[layout.layout().density]);
  const isEmpty = () => loaded()?.total === 0;
  const headHeight = () => (narrow() ? 0 : headerHeight);
  // Below the rows where they leave room: in a short list it would stand on the very row it is about.
  const noticeTop = () => {
    if (isEmpty()) return noticeGapPx;
    const end = headHeight() + drawn.height();
    return (end + noticeRoomPx <= drawn.viewHeight() ? end : headHeight()) + noticeGapPx;
  };

  const cursor = createListCursor({
    rows: () => loaded() ?? noRows,
    firstInView: () => drawn.firstInView(),
    onMove: (index) => drawn.scrollTo(index),
  });
  const drawn = createVirtualRows({
    rows,
    rowHeight,
    headHeight,
    scroller: () => scroller,
    keptIndex: cursor.index,
  });
  createEffect(() => props.onCursor?.(cursor.id()));
  onMount(() => {
    if (!scroller) return;
    const watch = new ResizeObserver(
      ([entry]) => entry && setNarrow(entry.contentRect.width < narrowBelowPx),
    );
    watch.observe(scroller);
    onCleanup(() => watch.disconnect());
  });

  createEffect(() => {
    const missing = drawn.missing();
    if (missing && loaded()) props.onNeed?.(missing[0], missing[1]);
  });

  const rowElementId = (index: number) => `${gridId}-${index}`;
  const loadedIds = () => loaded()?.ids ?? [];
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
        aria-busy={loaded() === undefined || undefined}
        aria-activedescendant={cursor.index() >= 0 ? rowElementId(cursor.index()) : undefined}
        class="relative min-h-0 flex-1 overflow-auto outline-offset-[-2px]"
        style={{
          "--row-line": `${rowHeight() - 1}px`,
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
              columns={columns}
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
            height: `${drawn.height()}px`,
            "min-width": narrow() ? undefined : `${columns.minWidth()}px`,
          }}
        >
          <Key each={drawn.visible()} by="key">
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
                  columns={columns}
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
          <div
            class="pointer-events-none absolute inset-x-0 z-20 flex justify-center [&>*]:pointer-events-auto"
            style={{ top: `${noticeTop()}px` }}
          >
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
