import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { createEffect, createMemo, createSignal, on, Show } from "solid-js";
import { createDoorStream } from "~/features/desk/streams/door-stream.ts";
import { LiveBanner } from "~/features/frames/live-banner.tsx";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { Drawer } from "~/ui/overlays/drawer.tsx";
import { focusSheet } from "~/ui/overlays/focus-sheet.ts";
import { Facts } from "~/ui/records/facts.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { createUnlock } from "../orders/create-unlock.ts";
import { ModeDialog, type ModeVerb } from "../orders/mode-dialog.tsx";
import { doorLook } from "../states/door-look.ts";
import { doorSentence } from "../states/door-sentence.ts";
import { DoorActions, UnlockResult } from "./door-actions.tsx";
import { DoorHistory } from "./door-history.tsx";
import { DoorReaders } from "./door-readers.tsx";

const modeWords = {
  normal: "Decides per person",
  unlocked: "Stands open by order",
  lockdown: "Lockdown",
} as const;
const leafWords = { open: "leaf open", closed: "leaf closed", unknown: "" } as const;

export type DoorSheetProps = {
  door: DoorRow;
  doors: readonly DoorRow[];
  /** Counts up each time a key asks for the unlock button. */
  asked?: number | undefined;
  onClose: () => void;
};

/** One door beside the page: how it stands, its readers, what happened there, and the orders it takes. */
export default function DoorSheet(props: DoorSheetProps) {
  const project = useProject();
  const live = useLive();
  const rights = useRights();
  const doorId = createMemo(() => props.door.id);
  const stream = createDoorStream(project.id, () => ({
    classes: [],
    siteIds: [],
    doorIds: [doorId()],
    userId: null,
  }));
  const unlock = createUnlock(() => ({ projectId: project.id(), doorId: doorId() }), stream);
  const [verb, setVerb] = createSignal<ModeVerb>();
  const look = () => doorLook(props.door);
  const isTrusted = () => props.door.bridge?.state === "online";
  const [unlockButton, setUnlockButton] = createSignal<HTMLButtonElement>();
  createEffect(
    on([() => props.asked, unlockButton], ([asked, button]) => {
      // After the sheet itself has taken the focus, in the next frame but one.
      if (asked && button) requestAnimationFrame(() => requestAnimationFrame(() => button.focus()));
    }),
  );

  return (
    <>
      <Drawer
        open
        beside
        onOpenChange={(open) => !open && !verb() && props.onClose()}
        title={props.door.name}
        footer={
          <DoorActions
            door={props.door}
            rights={rights}
            unlock={unlock}
            onMode={setVerb}
            unlockRef={setUnlockButton}
          />
        }
      >
        <div ref={focusSheet} class="flex flex-col gap-5 p-4">
          <div class="flex flex-col gap-3">
            <Show when={live.connection().kind === "stale"}>
              <LiveBanner />
            </Show>
            <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-base text-muted">
              <StatusPill
                state={look().state}
                word={look().word}
                detail={look().last ? "last known" : undefined}
              />
              <Since door={props.door} isOpen={look().state === "opened"} />
            </p>
            <Show when={doorSentence(props.door)}>
              {(sentence) => <Banner state={isTrusted() ? "lockdown" : "offline"}>{sentence()}</Banner>}
            </Show>
            <UnlockResult unlock={unlock} />
          </div>
          <Facts
            facts={[
              { label: "Site", value: <>{props.door.site.name}</> },
              { label: "Leads into", value: <>{props.door.zone.name}</> },
              { label: "Mode", value: <>{modeWords[props.door.mode]}</> },
              { label: "Bridge", value: <BridgeLink door={props.door} /> },
            ]}
          />
          <section aria-label="Readers">
            <h3 class="mb-1 font-medium text-caps text-subtle">Readers</h3>
            <DoorReaders readers={props.door.readers} isLast={!isTrusted()} />
          </section>
          <section aria-label="Events">
            <header class="mb-1 flex items-baseline justify-between gap-3">
              <h3 class="font-medium text-caps text-subtle">Latest events</h3>
              <a
                href={`/desk?door=${props.door.id}&open=${props.door.id}`}
                class="text-accent text-meta hover:underline pointer-coarse:py-3"
              >
                Follow it on the desk
              </a>
            </header>
            <DoorHistory stream={stream} zone={props.door.site.timeZone} />
          </section>
        </div>
      </Drawer>
      <Show when={verb()}>
        {(asked) => (
          <ModeDialog
            verb={asked()}
            door={props.door}
            doors={props.doors}
            onClose={() => setVerb(undefined)}
          />
        )}
      </Show>
      <unlock.run.Proof />
    </>
  );
}

/** How the leaf stands where the pill does not say it, and since when all that holds. */
function Since(props: { door: DoorRow; isOpen: boolean }) {
  const leaf = () => (props.isOpen ? "" : leafWords[props.door.leaf]);
  return (
    <span>
      {leaf()}
      <Show when={props.door.changedAt}>
        {(at) => (
          <>
            {leaf() ? " · " : ""}
            <RelativeTime at={at()} zone={props.door.site.timeZone} />
          </>
        )}
      </Show>
    </span>
  );
}

function BridgeLink(props: { door: DoorRow }) {
  return (
    <Show when={props.door.bridge} fallback="None">
      {(bridge) => (
        <a href={`/bridges?open=${bridge().id}`} class="hover:underline">
          {bridge().name}
        </a>
      )}
    </Show>
  );
}
