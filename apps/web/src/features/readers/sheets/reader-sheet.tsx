import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { createMemo, createSignal, lazy, Show } from "solid-js";
import { createDoorStream } from "~/features/desk/streams/door-stream.ts";
import { DoorHistory } from "~/features/doors/sheets/door-history.tsx";
import { LiveBanner } from "~/features/frames/live-banner.tsx";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { Drawer } from "~/ui/overlays/drawer.tsx";
import { focusSheet } from "~/ui/overlays/focus-sheet.ts";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import type { AskedOrder } from "../orders/reader-dialogs.tsx";
import { createReaderOrders } from "../orders/reader-orders.ts";
import { LineRecordings } from "../recordings/line-recordings.tsx";
import { ReaderPill } from "../states/reader-pill.tsx";
import { OrderResult, ReaderActions } from "./reader-actions.tsx";
import { ReaderFacts } from "./reader-facts.tsx";
import { ReaderNotices } from "./reader-notices.tsx";

const ReaderDialogs = lazy(() =>
  import("../orders/reader-dialogs.tsx").then((part) => ({ default: part.ReaderDialogs })),
);

/** One reader beside the list: how it stands, how it is wired, what happened to it, and the orders it takes. */
export default function ReaderSheet(props: { reader: ReaderDetailRow; onClose: () => void }) {
  const project = useProject();
  const live = useLive();
  const rights = useRights();
  const readerId = createMemo(() => props.reader.id);
  const stream = createDoorStream(project.id, () => ({
    ...{ classes: ["reader"] as const, siteIds: [], userId: null },
    ...{ doorIds: [props.reader.door.id], readerIds: [readerId()] },
  }));
  const orders = createReaderOrders(readerId, stream);
  const run = createVerbRun();
  const [asked, setAsked] = createSignal<AskedOrder>();
  const target = () => ({ projectId: project.id(), readerId: readerId() });
  const identify = () =>
    void run.run(() => orders.give("identify", () => api.readers.identify.mutate(target())));
  const closeInstall = () =>
    void run.run(() =>
      orders.give("close-install-mode", () => api.readers.closeInstallMode.mutate(target())),
    );

  return (
    <>
      <Drawer
        open
        beside
        onOpenChange={(open) => !open && !asked() && props.onClose()}
        title={props.reader.name}
        footer={
          <ReaderActions
            reader={props.reader}
            rights={rights}
            isBusy={run.isBusy()}
            onIdentify={identify}
            onAsk={setAsked}
          />
        }
      >
        <div ref={focusSheet} class="flex flex-col gap-5 p-4">
          <div class="flex flex-col gap-3">
            <Show when={live.connection().kind === "stale"}>
              <LiveBanner />
            </Show>
            <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-base text-muted">
              <ReaderPill reader={props.reader} />
              <Show when={props.reader.changedAt}>
                {(at) => <RelativeTime at={at()} zone={props.reader.site.timeZone} />}
              </Show>
            </p>
            <ReaderNotices
              reader={props.reader}
              rights={rights}
              isBusy={run.isBusy()}
              onRelease={() => setAsked("release-quarantine")}
              onCloseInstall={closeInstall}
            />
            <OrderResult latest={orders.latest()} run={run} />
          </div>
          <ReaderFacts reader={props.reader} />
          <Show when={rights.may("traces.see") && props.reader.setup?.canTrace}>
            <LineRecordings
              reader={props.reader}
              mayRecord={rights.may("traces.record")}
              onRecord={() => setAsked("record")}
            />
          </Show>
          <section aria-label="Events">
            <h3 class="mb-1 font-medium text-caps text-subtle">Latest events</h3>
            <DoorHistory
              stream={stream}
              zone={props.reader.site.timeZone}
              empty="Nothing has happened to this reader yet."
            />
          </section>
        </div>
      </Drawer>
      <Show when={asked()}>
        {(order) => (
          <LatePart name="The dialog" onFailed={() => setAsked(undefined)}>
            <ReaderDialogs
              asked={order()}
              reader={props.reader}
              orders={orders}
              onClose={() => setAsked(undefined)}
            />
          </LatePart>
        )}
      </Show>
      <run.Proof />
    </>
  );
}
