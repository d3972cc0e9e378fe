import type { PairingCode } from "@gatehouse/contracts/bridges/pair-bridge";
import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import type { BridgeVerb } from "./bridge-sheet.tsx";
import { BridgeTable } from "./bridge-table.tsx";
import { bridgesQuery } from "./bridges-query.ts";

const BridgeSheet = lazy(() => import("./bridge-sheet.tsx"));
const PairingDialog = lazy(() => import("./pairing-dialog.tsx"));
const AddBridgeDialog = lazy(() => import("./add-bridge-dialog.tsx"));
const StolenDialog = lazy(() => import("./stolen-dialog.tsx"));

/** A heartbeat: last heard, lag, backlog and lease move with it and have no live event of their own. */
const lookAgainMs = 10_000;

/** What tells of a bridge, of its doors and readers, or of a block that has reached it. */
const tellsOfBridges = /^(bridge\.|revocation\.)/;

/** The programs beside the doors: how they are reached, what they know, and pairing them. */
export function BridgesPage() {
  return (
    <GuardedPage
      verb="bridges.see"
      title="Bridges"
      what="see bridges"
      who="An owner of this project can change your role."
    >
      <Bridges />
    </GuardedPage>
  );
}

type OpenDialog = { readonly verb: BridgeVerb; readonly id: string; readonly first?: PairingCode };

function Bridges() {
  const project = useProject();
  const live = useLive();
  const rights = useRights();
  const [search, setSearch] = useSearchParams<{ open?: string; add?: string }>();
  const [dialog, setDialog] = createSignal<OpenDialog>();
  const list = useQuery(() => ({
    ...bridgesQuery(project.id()),
    refetchInterval: lookAgainMs,
    deferStream: true,
  }));
  const again = () => void list.refetch();
  live.onEvents("changes", (events) => {
    if (events.some((event) => tellsOfBridges.test(event.name))) again();
  });
  live.onSnapshot("changes", (at) => {
    if ((list.data?.asOf.position ?? at.position) < at.position) again();
  });
  const mayManage = () => rights.may("bridges.manage");
  const isAdding = () => search.add !== undefined && mayManage() && list.data !== undefined;
  const setAdding = (on: boolean) => setSearch({ add: on ? "1" : undefined }, { replace: true });
  const bridgeOf = (id: string | undefined) => list.data?.bridges.find((bridge) => bridge.id === id);
  const zoneOf = (siteId: string) =>
    list.data?.sites.find((site) => site.id === siteId)?.timeZone ?? project.timeZone();
  const open = (id: string | undefined) => {
    const { open: before } = search;
    setSearch({ open: id }, { scroll: false });
    if (!id && before) document.querySelector<HTMLElement>(`[data-record="${CSS.escape(before)}"]`)?.focus();
  };
  const opened = (verb: BridgeVerb) => {
    const now = dialog();
    const bridge = now?.verb === verb ? bridgeOf(now.id) : undefined;
    return bridge && { bridge, first: now?.first };
  };
  useKeys({ "list.create": () => mayManage() && setAdding(true) });

  return (
    <>
      <PageHeader
        title="Bridges"
        aside={
          <Suspense>
            <span class="text-base text-muted tabular-nums">{list.data?.bridges.length}</span>
          </Suspense>
        }
        actions={
          <Show when={mayManage()}>
            <Button variant="primary" icon={Plus} hint="c" onClick={() => setAdding(true)}>
              Add bridge
            </Button>
          </Show>
        }
      />
      <Suspense fallback={<Loading />}>
        <Show
          when={list.data ?? !list.isError}
          fallback={
            <ErrorState title="The bridges could not be read" busy={list.isFetching} onRetry={again}>
              {failureText(failureOf(list.error))}
            </ErrorState>
          }
        >
          <Show
            when={(list.data?.bridges.length ?? 0) > 0}
            fallback={<NoBridge sites={list.data?.sites.length ?? 0} />}
          >
            <BridgeTable
              bridges={list.data?.bridges ?? []}
              position={list.data?.asOf.position ?? 0}
              zoneOf={zoneOf}
              openId={search.open}
              onOpen={open}
            />
          </Show>
        </Show>
      </Suspense>
      <Suspense>
        <Show when={bridgeOf(search.open)}>
          {(bridge) => (
            <LatePart name={bridge().name} onFailed={() => open(undefined)}>
              <BridgeSheet
                bridge={bridge()}
                zone={zoneOf(bridge().site.id)}
                asOf={list.data?.asOf ?? { epoch: "", position: 0 }}
                held={dialog() !== undefined}
                onVerb={mayManage() ? (verb) => setDialog({ verb, id: bridge().id }) : undefined}
                onClose={() => open(undefined)}
              />
            </LatePart>
          )}
        </Show>
        <Show when={opened("pair")}>
          {(now) => (
            <LatePart name="Pairing" onFailed={() => setDialog(undefined)}>
              <PairingDialog bridge={now().bridge} first={now().first} onClose={() => setDialog(undefined)} />
            </LatePart>
          )}
        </Show>
        <Show when={opened("stolen")}>
          {(now) => (
            <LatePart name="The report" onFailed={() => setDialog(undefined)}>
              <StolenDialog bridge={now().bridge} onClose={() => setDialog(undefined)} />
            </LatePart>
          )}
        </Show>
        <Show when={isAdding()}>
          <LatePart name="The dialog" onFailed={() => setAdding(false)}>
            <AddBridgeDialog
              sites={list.data?.sites ?? []}
              bridges={list.data?.bridges ?? []}
              onAdded={(first) => {
                setAdding(false);
                setDialog({ verb: "pair", id: first.bridgeId, first });
                again();
              }}
              onClose={() => setAdding(false)}
            />
          </LatePart>
        </Show>
      </Suspense>
    </>
  );
}

function NoBridge(props: { sites: number }) {
  return (
    <EmptyState title="No bridge yet">
      <Show when={props.sites > 0} fallback="A bridge belongs to a site, and this project has none yet.">
        A bridge is the program beside the doors of a site. Add one and pair it with the code you get.
      </Show>
    </EmptyState>
  );
}

function Loading() {
  return (
    <div class="flex flex-col gap-7 px-4 py-4" aria-busy="true">
      <span class="sr-only" role="status">
        Loading
      </span>
      <For each={[58, 64, 52]}>{(width) => <Skeleton width={`${width}%`} />}</For>
    </div>
  );
}
