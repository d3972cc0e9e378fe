import type { AsOf } from "@gatehouse/contracts/live/frame";
import type { TabCounts, UserSort, UsersListPage } from "@gatehouse/contracts/users/users-list";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/solid-query";
import { type Accessor, createEffect, createMemo, createSignal, untrack } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import type { RowWindow } from "~/ui/tables/data-column.ts";
import { usePeople } from "../use-people.tsx";
import { createLate } from "./create-late.ts";
import { effectOf, type ListChange, noticeOf } from "./list-changes.ts";
import { type ListPage, ListPager } from "./list-pager.ts";
import { type ListQuery, listSearch } from "./list-query.ts";

const pageSize = 100;
/** From this many rows on, a jump asks for keys along the list instead of reading all that lies between. */
const farRows = 5 * pageSize;

/** The users list as a screen needs it. */
export type UserList = {
  /** Undefined until the first page has come. */
  readonly rows: Accessor<RowWindow | undefined>;
  /** People per tab, as the project has them now; undefined until the first answer. */
  readonly counts: Accessor<TabCounts | undefined>;
  /** How many people the filter matches; above 10,000 only that it is more. */
  readonly matching: Accessor<number>;
  /** The rows on screen still belong to the query before; for a moment only, then they give way. */
  readonly isBehind: Accessor<boolean>;
  readonly isBusy: Accessor<boolean>;
  readonly failure: Accessor<Failure | undefined>;
  /** A search found more people than it shows. */
  readonly refine: Accessor<boolean>;
  /** The words of the pill when others have changed who belongs here. */
  readonly notice: Accessor<string | undefined>;
  readonly need: (first: number, last: number) => void;
  /** Reads what is on screen anew, in place. */
  readonly refresh: () => Promise<void>;
};

/** Pages the list of a query, follows it live, and goes on where the same list was left in this tab. */
export function createUserList(projectId: Accessor<string>, query: Accessor<ListQuery>): UserList {
  const live = useLive();
  const people = usePeople();
  const queries = useQueryClient();
  const key = createMemo(() => `${projectId()} ${listSearch(query())}`);
  const [version, setVersion] = createSignal(0);
  const [read, setRead] = createSignal<{ readonly asOf: AsOf; readonly counts: TabCounts }>();
  const [total, setTotal] = createSignal(0);
  const [pageFailure, setPageFailure] = createSignal<Failure>();
  const [changes, setChanges] = createSignal<readonly ListChange[]>([]);
  const [isPaging, setPaging] = createSignal(false);

  const askPage = (of: ListQuery, cursor: string | undefined, signal?: AbortSignal) =>
    api.users.list.query(
      {
        projectId: projectId(),
        filter: of.filter,
        sort: of.sort,
        limit: pageSize,
        ...(cursor && { cursor }),
      },
      { ...(signal && { signal }) },
    );
  const first = useQuery(() => ({
    queryKey: ["users.list", key()],
    queryFn: ({ signal }: { signal: AbortSignal }) => askPage(untrack(query), undefined, signal),
    placeholderData: keepPreviousData<UsersListPage>,
    // Whoever arrives sees what was there and, a moment later, what is there now.
    staleTime: 0,
    deferStream: true,
  }));

  const isLate = createLate(() => first.isPlaceholderData);
  let taken: UsersListPage | undefined;
  let pager: ListPager | undefined;
  function takePage(page: UsersListPage): ListPage {
    live.users.put(page.rows, page.asOf);
    setRead({ asOf: page.asOf, counts: page.counts });
    setTotal(page.matching ?? sizeOf(page, query()));
    setChanges((before) => before.filter(({ position }) => position > page.asOf.position));
    return { ids: page.rows.map(({ id }) => id), next: page.next };
  }
  /** Goes on with the pager of this very list if this tab has one. */
  function takeFirst(page: UsersListPage): ListPager {
    if (taken === page && pager) return pager;
    const memory = people.lastList();
    const kept = memory?.key === key() ? memory.pager : undefined;
    const listed = takePage(page);
    kept?.takeFirst(listed);
    pager = kept ?? new ListPager(listed);
    taken = page;
    people.rememberList({ key: key(), query: query(), pager });
    if (kept?.reachesBeyond(listed.ids.length)) queueMicrotask(() => void reload());
    return pager;
  }

  const rows = createMemo((before: RowWindow | undefined) => {
    const page = first.data;
    version();
    if (!page) return undefined;
    if (first.isPlaceholderData) return isLate() ? undefined : before;
    return untrack(() => takeFirst(page)).window(total());
  });

  // After the page is alive: what stands around the list must hydrate as the server drew it.
  createEffect(() => {
    const last = read();
    if (last) live.takeCounts(last.counts, last.asOf.position);
  });

  /** Runs paging work on the list of now; what arrives for a list that was left meanwhile is dropped. */
  async function work(
    run: (pager: ListPager, load: (cursor?: string) => Promise<ListPage>) => Promise<readonly string[]>,
  ) {
    const mine = pager;
    if (!mine) return;
    const of = query();
    setPaging(true);
    try {
      const gone = await run(mine, async (cursor) => {
        const page = await askPage(of, cursor);
        if (mine !== pager) return { ids: page.rows.map(({ id }) => id), next: page.next };
        if (cursor === undefined) {
          // The cached first page is this one now; taking it again would change nothing.
          taken = page;
          queries.setQueryData(["users.list", key()], page);
        }
        return takePage(page);
      });
      if (mine !== pager) return;
      live.users.drop(gone.filter((id) => id !== people.openId()));
      setPageFailure(undefined);
      setVersion(version() + 1);
    } catch (error) {
      if (mine === pager) setPageFailure(failureOf(error));
    } finally {
      setPaging(false);
    }
  }
  const reload = () => work((mine, load) => mine.reload(load));

  let wanted: readonly [number, number] | undefined;
  let isCovering = false;
  async function cover() {
    if (isCovering) return;
    isCovering = true;
    while (wanted) {
      const [from, to] = wanted;
      wanted = undefined;
      await work(async (mine, load) => {
        if (mine.distanceTo(from) > farRows) await addAnchors(mine);
        return mine.cover(from, to, load);
      });
    }
    isCovering = false;
  }
  async function addAnchors(mine: ListPager) {
    const { filter, sort } = query();
    const { anchors } = await api.users.anchors.query({ projectId: projectId(), filter, sort });
    mine.addStarts(anchors);
  }

  live.onEvents("changes", (events) => {
    const held = new Set(rows()?.ids);
    const found = events.flatMap((event) => {
      const change = effectOf(event, query(), (id) => (held.has(id) ? live.users.row(id) : undefined));
      return change && !people.own.has(change.userId) ? [change] : [];
    });
    if (found.length > 0) setChanges((before) => [...before, ...found]);
  });
  live.onSnapshot("changes", (at) => {
    const asOf = read()?.asOf;
    if (asOf && (asOf.epoch !== at.epoch || asOf.position < at.position)) void reload();
  });

  return {
    rows,
    counts: () => live.counts() ?? read()?.counts,
    matching: total,
    isBehind: () => first.isPlaceholderData,
    isBusy: () => first.isFetching || isPaging(),
    failure: () => (first.error ? failureOf(first.error) : pageFailure()),
    refine: () => first.data?.refine === true && !first.isPlaceholderData,
    notice: () => noticeOf(changes()),
    need: (from, to) => {
      wanted = [from, to];
      void cover();
    },
    refresh: async () => {
      if (first.error || !pager) await first.refetch();
      else await reload();
    },
  };
}

/** How many people a tab without filters holds: the counters know it. */
function sizeOf({ counts }: UsersListPage, { filter }: { filter: { tab: string }; sort: UserSort }): number {
  const sizes: Record<string, number> = {
    active: counts.active,
    "in-review": counts.inReview,
    blocked: counts.blocked,
    archived: counts.archived,
  };
  return sizes[filter.tab] ?? Object.values(sizes).reduce((sum, size) => sum + size, 0);
}
