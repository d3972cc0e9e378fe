import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { type Accessor, createMemo, createSignal, untrack } from "solid-js";
import { type Failure, failureOf } from "~/lib/api/failure.ts";

/** One answer of a list that is read page by page. */
export type Page<Row, Cursor> = { readonly rows: readonly Row[]; readonly next: Cursor | null };

type Further<Row, Cursor> = Page<Row, Cursor> & { readonly behind: unknown };

/** A list that is read page by page; a new first page takes the place of all that was read before. */
export function createPages<Row, Cursor>(
  key: Accessor<readonly unknown[]>,
  ask: (cursor: Cursor | undefined, signal?: AbortSignal) => Promise<Page<Row, Cursor>>,
) {
  const [further, setFurther] = createSignal<Further<Row, Cursor>>();
  const [isPaging, setPaging] = createSignal(false);
  const [pageFailure, setPageFailure] = createSignal<Failure>();
  const first = useQuery(() => ({
    queryKey: [...key()],
    queryFn: ({ signal }: { signal: AbortSignal }) => untrack(() => ask(undefined, signal)),
    placeholderData: keepPreviousData<Page<Row, Cursor>>,
    staleTime: 0,
    deferStream: true,
  }));
  const rest = () => {
    const read = further();
    return read !== undefined && read.behind === first.data ? read : undefined;
  };
  const rows = createMemo((): readonly Row[] => [...(first.data?.rows ?? []), ...(rest()?.rows ?? [])]);
  const next = () => {
    const behind = rest();
    return behind ? behind.next : (first.data?.next ?? null);
  };
  async function more(): Promise<void> {
    const cursor = next();
    const top = first.data;
    if (cursor === null || isPaging()) return;
    setPaging(true);
    setPageFailure(undefined);
    try {
      const page = await ask(cursor);
      setFurther({ rows: [...(rest()?.rows ?? []), ...page.rows], next: page.next, behind: top });
    } catch (error) {
      setPageFailure(failureOf(error));
    } finally {
      setPaging(false);
    }
  }
  return {
    rows,
    hasMore: () => next() !== null,
    more,
    isPaging,
    /** What is shown belongs to another list than the one that is asked for. */
    isBehind: () => first.isPlaceholderData,
    failure: (): Failure | undefined => (first.isError ? failureOf(first.error) : pageFailure()),
    refetch: () => void first.refetch(),
  };
}

/** A list that is read page by page. */
export type Pages<Row, Cursor> = ReturnType<typeof createPages<Row, Cursor>>;
