import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { type Accessor, createMemo, onCleanup, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { useLive } from "~/features/live/use-live.tsx";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import type { RowWindow } from "~/ui/tables/data-column.ts";
import type { Affiliation, AffiliationPage, AffiliationRow } from "./affiliation-kinds.ts";

const pageSize = 100;
const rowsToCome = 20;
/** Many people may be moved one after the other: the counts are read once for all of them. */
const gatherMs = 300;

/** What tells of a name, of who belongs where, or of who is on the list at all. */
const tells = /^(company|group)\.|^user\.(company|group)-|^user\.(added|archived|restored)$/;

/** The companies or groups of a project by name, as far as somebody has scrolled, read anew when anything about them changes. */
export function createAffiliationList(
  of: Affiliation,
  given: { readonly projectId: Accessor<string>; readonly q: Accessor<string> },
  onChanged: (id: string) => void,
) {
  const live = useLive();
  const [rows, setRows] = createStore<Record<string, AffiliationRow>>({});
  let wanted = pageSize;

  const read = async (projectId: string, q: string, signal: AbortSignal): Promise<AffiliationPage> => {
    const found: AffiliationRow[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await of.list({ projectId, q, limit: pageSize, cursor }, signal);
      found.push(...page.rows);
      if (page.next === null || found.length >= wanted) return { ...page, rows: found };
      cursor = page.next;
    }
  };
  const key = createMemo((): readonly [string, string] => [given.projectId(), given.q()]);
  const list = useQuery(() => ({
    queryKey: [`${of.many}.list`, ...key()],
    queryFn: ({ signal }: { signal: AbortSignal }) => read(...untrack(key), signal),
    placeholderData: keepPreviousData<AffiliationPage>,
    staleTime: 0,
    deferStream: true,
  }));

  const put = (row: AffiliationRow) => {
    const before = rows[row.id];
    setRows(row.id, row);
    if (before && (before.name !== row.name || before.people !== row.people)) onChanged(row.id);
  };
  const shown = createMemo((): RowWindow | undefined => {
    const page = list.data;
    if (!page) return undefined;
    untrack(() => page.rows.forEach(put));
    const ids = page.rows.map(({ id }) => id);
    return { ids, offset: 0, total: page.next === null ? ids.length : ids.length + rowsToCome };
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void list.refetch(), gatherMs);
  };
  live.onEvents("changes", (events) => {
    if (events.some((event) => tells.test(event.name))) soon();
  });
  live.onSnapshot("changes", (at) => {
    const asOf = list.data?.asOf;
    if (asOf && (asOf.epoch !== at.epoch || asOf.position < at.position)) soon();
  });

  return {
    rows: shown,
    row: (id: string): AffiliationRow | undefined => rows[id],
    /** The rows on screen still belong to what was searched for before. */
    isBehind: () => list.isPlaceholderData,
    isBusy: () => list.isFetching,
    failure: (): Failure | undefined => (list.error ? failureOf(list.error) : undefined),
    need: (_first: number, last: number) => {
      if (last < wanted || list.isFetching) return;
      wanted = last + pageSize;
      void list.refetch();
    },
    refresh: () => list.refetch(),
  };
}
