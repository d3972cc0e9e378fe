import type { MailsListPage } from "@gatehouse/contracts/mails/mails-list";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { type Accessor, createMemo, createSignal, untrack } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import type { RowWindow } from "~/ui/tables/data-column.ts";
import { belongs, type LogView } from "./log-views.ts";
import { createMailRows } from "./mail-rows.ts";

const pageSize = 100;
const rowsToCome = 20;

/** Ids of a stretch of the log, and how to go on behind it. */
type Stretch = { readonly ids: readonly string[]; readonly next: string | null };
const nothingFurther: Stretch = { ids: [], next: null };

/** The mail log of a project in one view: paged by key, its states live. */
export function createMailLog(
  projectId: Accessor<string>,
  view: Accessor<LogView>,
  onMoved: (id: string) => void,
) {
  const live = useLive();
  const mails = createMailRows();
  const key = createMemo(() => `${projectId()} ${view().id}`);
  const [further, setFurther] = createSignal<Stretch>(nothingFurther);
  const [isPaging, setPaging] = createSignal(false);
  const [pageFailure, setPageFailure] = createSignal<Failure>();
  const [newer, setNewer] = createSignal<ReadonlySet<string>>(new Set());

  const ask = async (cursor?: string, signal?: AbortSignal): Promise<MailsListPage> => {
    const input = {
      projectId: projectId(),
      states: [...view().states],
      limit: pageSize,
      ...(cursor && { cursor }),
    };
    return api.mails.list.query(input, { ...(signal && { signal }) });
  };
  const first = useQuery(() => ({
    queryKey: ["mails.list", key()],
    queryFn: ({ signal }: { signal: AbortSignal }) => untrack(() => ask(undefined, signal)),
    placeholderData: keepPreviousData<MailsListPage>,
    staleTime: 0,
    deferStream: true,
  }));

  const take = (page: MailsListPage): readonly string[] => {
    mails.put(page.rows, page.asOf.position);
    return page.rows.map(({ id }) => id);
  };
  const head = createMemo((before: Stretch | undefined): Stretch | undefined => {
    const page = first.data;
    if (!page || first.isPlaceholderData) return before;
    return untrack(() => {
      setFurther(nothingFurther);
      setNewer(new Set<string>());
      return { ids: take(page), next: page.next };
    });
  });
  const next = () => {
    const behind = further();
    return behind.ids.length > 0 ? behind.next : (head()?.next ?? null);
  };
  const rows = createMemo((): RowWindow | undefined => {
    const top = head();
    if (!top) return undefined;
    const ids = [...top.ids, ...further().ids];
    // How long the log is nobody counts: some rows stand for what is still to come, and ask for it when they are seen.
    return { ids, offset: 0, total: next() === null ? ids.length : ids.length + rowsToCome };
  });

  async function loadMore(): Promise<void> {
    const cursor = next();
    const mine = head();
    if (cursor === null || !mine || isPaging()) return;
    setPaging(true);
    try {
      const page = await ask(cursor);
      if (mine !== head()) return;
      const ids = take(page);
      setFurther((before) => ({ ids: [...before.ids, ...ids], next: page.next }));
      setPageFailure(undefined);
    } catch (error) {
      setPageFailure(failureOf(error));
    } finally {
      setPaging(false);
    }
  }

  live.onEvents("changes", (events) => {
    for (const event of events) {
      const effect = mails.apply(event);
      if (effect?.isKnown) onMoved(effect.id);
      else if (effect && belongs(view(), effect.state)) setNewer((before) => new Set([...before, effect.id]));
    }
  });
  live.onSnapshot("changes", (at) => {
    const read = first.data?.asOf;
    if (read && (read.epoch !== at.epoch || read.position < at.position)) void first.refetch();
  });

  return {
    rows,
    row: mails.row,
    isBehind: () => first.isPlaceholderData,
    isBusy: () => first.isFetching || isPaging(),
    failure: (): Failure | undefined => (first.error ? failureOf(first.error) : pageFailure()),
    /** How many mails others have caused since, that are not on screen. */
    newer: () => newer().size,
    need: () => void loadMore(),
    refresh: () => first.refetch(),
  };
}
