import type { ImportRow } from "@gatehouse/contracts/imports/import-run";
import { useNavigate } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import Upload from "lucide-solid/icons/upload";
import { createMemo, createSignal, For, Show, Suspense } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { showFailed } from "~/ui/overlays/toasts.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { importsQuery, olderImports } from "../imports-query.ts";
import { isWorking } from "../run-steps.ts";
import { AutoSyncHint } from "../uploads/auto-sync-hint.tsx";
import { useRunNews } from "../use-run-news.ts";
import { ImportTable } from "./import-table.tsx";
import { RunningRun } from "./running-run.tsx";

/** Progress may be lost on its way: while a run is being worked on it is also asked for. */
const lookAgainMs = 2_000;

type Older = { readonly rows: readonly ImportRow[]; readonly next: string | null };

/** The runs of the project, newest first, live. */
export function ImportHistory() {
  const project = useProject();
  const navigate = useNavigate();
  const [older, setOlder] = createSignal<Older>();
  const [isPaging, setPaging] = createSignal(false);
  const list = useQuery(() => ({
    ...importsQuery(project.id()),
    refetchInterval: ({ state }) =>
      state.data?.rows.some((row) => isWorking(row.state)) ? lookAgainMs : false,
    staleTime: 0,
    deferStream: true,
  }));
  const heard = useRunNews(() => void list.refetch().then(readOlderAnew));
  const rows = createMemo((): readonly ImportRow[] => {
    const newest = list.data?.rows ?? [];
    const known = new Set(newest.map(({ id }) => id));
    return [...newest, ...(older()?.rows ?? []).filter(({ id }) => !known.has(id))];
  });
  const next = () => (older() ? older()?.next : list.data?.next) ?? undefined;
  const running = createMemo(() => rows().filter(({ state }) => state === "applying"));
  useKeys({ "list.create": () => navigate("/imports/new") });

  /** A run further down may have moved too, and the newest ones push others down to them. */
  async function readOlderAnew() {
    const { length } = older()?.rows ?? [];
    let rows: readonly ImportRow[] = [];
    let cursor = list.data?.next ?? null;
    if (length === 0 || isPaging()) return;
    try {
      while (cursor !== null && rows.length < length) {
        const page: Older = await olderImports(project.id(), cursor);
        rows = [...rows, ...page.rows];
        cursor = page.next;
      }
      setOlder({ rows, next: cursor });
    } catch {
      // What is shown stays as it was read: the next news reads it again.
    }
  }

  async function showOlder(cursor: string) {
    if (isPaging()) return;
    setPaging(true);
    try {
      const page = await olderImports(project.id(), cursor);
      setOlder((before) => ({ rows: [...(before?.rows ?? []), ...page.rows], next: page.next }));
    } catch (error) {
      showFailed(
        "Older imports could not be read",
        failureText(failureOf(error)),
        () => void showOlder(cursor),
      );
    } finally {
      setPaging(false);
    }
  }

  return (
    <>
      <PageHeader
        title="Imports"
        actions={
          <ButtonLink href="/imports/new" variant="primary" icon={Upload}>
            Import CSV
          </ButtonLink>
        }
      />
      <Suspense fallback={<Loading />}>
        <Show
          when={list.data ?? !list.isError}
          fallback={
            <ErrorState
              title="The imports could not be read"
              busy={list.isFetching}
              onRetry={() => void list.refetch()}
            >
              {failureText(failureOf(list.error))}
            </ErrorState>
          }
        >
          <For each={running()}>
            {(run) => <RunningRun run={run} progress={heard().get(run.id) ?? null} />}
          </For>
          <Show when={rows().length > 0} fallback={<NoImports />}>
            <ImportTable rows={rows()} zone={project.timeZone()} />
            <Show when={next()}>
              {(cursor) => (
                <div class="px-4 py-3">
                  <Button busy={isPaging()} onClick={() => void showOlder(cursor())}>
                    Show older
                  </Button>
                </div>
              )}
            </Show>
            <AutoSyncHint class="mx-4 my-6 max-w-[640px]" />
          </Show>
        </Show>
      </Suspense>
    </>
  );
}

function NoImports() {
  return (
    <>
      <EmptyState
        icon={Upload}
        title="Nothing has been imported yet"
        class="pb-6"
        actions={
          <ButtonLink href="/imports/new" variant="primary">
            Import CSV
          </ButtonLink>
        }
      >
        A CSV file adds, updates and removes people in one go. You see what it would do before anything is
        done, and for seven days it can be reverted.
      </EmptyState>
      <AutoSyncHint class="mx-auto mb-8 w-[min(100%-2rem,46ch)]" />
    </>
  );
}

function Loading() {
  return (
    <div class="flex flex-col gap-7 px-4 py-4" aria-busy="true">
      <span class="sr-only" role="status">
        Loading
      </span>
      <For each={[62, 54, 58]}>{(width) => <Skeleton width={`${width}%`} />}</For>
    </div>
  );
}
