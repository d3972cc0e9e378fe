import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import type { BridgesListAnswer } from "@gatehouse/contracts/bridges/bridges-list";
import KeyRound from "lucide-solid/icons/key-round";
import { Show } from "solid-js";
import { LiveBanner } from "~/features/frames/live-banner.tsx";
import { useLive } from "~/features/live/use-live.tsx";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Drawer } from "~/ui/overlays/drawer.tsx";
import { focusSheet } from "~/ui/overlays/focus-sheet.ts";
import { Facts } from "~/ui/records/facts.tsx";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import type { StateName } from "~/ui/states/state-table.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { bridgeLook, listText, quarantineText, readersText } from "./bridge-look.ts";
import { Lease } from "./bridge-table.tsx";

/** What somebody may do with a bridge. */
export type BridgeVerb = "pair" | "stolen";

/** One bridge beside the list: how it is reached, what it knows, and until when its doors decide without hearing from here. */
export default function BridgeSheet(props: {
  bridge: BridgeRow;
  zone: string;
  asOf: BridgesListAnswer["asOf"];
  /** A dialog stands above: the sheet stays. */
  held: boolean;
  onVerb: ((verb: BridgeVerb) => void) | undefined;
  onClose: () => void;
}) {
  const live = useLive();
  const look = () => bridgeLook(props.bridge, props.zone);
  const moment = (at: string | null, none: string) => (
    <Show when={at} fallback={none}>
      {(when) => <MomentText at={when()} zone={props.zone} />}
    </Show>
  );
  return (
    <Drawer
      open
      beside
      onOpenChange={(open) => !open && !props.held && props.onClose()}
      title={props.bridge.name}
      footer={
        <Show
          when={props.onVerb}
          fallback={<p class="text-base text-muted">Owners and admins pair bridges.</p>}
        >
          {(onVerb) => (
            <div class="flex w-full flex-wrap items-center gap-2">
              <Button
                variant={needsPairing(props.bridge) ? "primary" : "secondary"}
                icon={KeyRound}
                onClick={() => onVerb()("pair")}
              >
                {props.bridge.state === "unpaired" ? "Pair…" : "Pair anew…"}
              </Button>
              <Show when={props.bridge.state !== "unpaired" && props.bridge.quarantine !== "stolen"}>
                <Button onClick={() => onVerb()("stolen")}>Report stolen…</Button>
              </Show>
            </div>
          )}
        </Show>
      }
    >
      <div ref={focusSheet} class="flex flex-col gap-4 p-4">
        <Show when={live.connection().kind === "stale"}>
          <LiveBanner />
        </Show>
        <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-base text-muted">
          <StatusPill state={look().state} word={look().word} detail={look().detail} />
          <Show when={props.bridge.state === "online" && props.bridge.lastSeenAt}>
            {(at) => (
              <>
                heard <RelativeTime at={at()} zone={props.zone} />
              </>
            )}
          </Show>
        </p>
        <Notice bridge={props.bridge} />
        <Facts
          facts={[
            { label: "Site", value: <>{props.bridge.site.name}</> },
            { label: "Last heard", value: moment(props.bridge.lastSeenAt, "Never") },
            { label: "Paired", value: moment(props.bridge.pairedAt, "Never") },
            { label: "Lease until", value: <Lease bridge={props.bridge} zone={props.zone} /> },
            { label: "List", value: <>{listText(props.bridge, props.asOf.position)}</> },
            {
              label: props.bridge.state === "online" ? "Events it holds" : "Events it held",
              value: <>{formatCount(props.bridge.backlog)}</>,
            },
            {
              label: "Lag",
              value: <>{props.bridge.lagMs === null ? "–" : `${formatCount(props.bridge.lagMs)} ms`}</>,
            },
            {
              label: "Blocks on their way",
              value: (
                <>{props.bridge.openRevocations === 0 ? "None" : formatCount(props.bridge.openRevocations)}</>
              ),
            },
            {
              label: "Doors",
              value: (
                <a
                  href={`/doors?q=${encodeURIComponent(props.bridge.site.name)}`}
                  class="text-accent hover:underline"
                >
                  {formatCount(props.bridge.doors)}
                </a>
              ),
            },
            {
              label: props.bridge.state === "online" ? "Readers online" : "Readers",
              value: (
                <a
                  href={`/readers?q=${encodeURIComponent(props.bridge.site.name)}`}
                  class="text-accent hover:underline"
                >
                  {readersText(props.bridge)}
                </a>
              ),
            },
            {
              label: "Version",
              value: <span class="font-mono text-meta">{props.bridge.version ?? "–"}</span>,
            },
          ]}
        />
      </div>
    </Drawer>
  );
}

/** A bridge that is only out of reach comes back by itself. */
const needsPairing = (bridge: BridgeRow): boolean =>
  bridge.state === "unpaired" || bridge.state === "quarantined";

/** What the state of a bridge means, where that is not plain. */
function Notice(props: { bridge: BridgeRow }) {
  const notice = (): { readonly state: StateName; readonly text: string } | undefined => {
    switch (props.bridge.state) {
      case "online":
        return undefined;
      case "offline":
        return {
          state: "offline",
          text: "Not connected. Its doors go on deciding by the list it has until the lease ends; after that they deny everybody. What happens meanwhile is kept there and comes later.",
        };
      case "unpaired":
        return {
          state: "info",
          text: "No program has used a pairing code of this bridge yet. Doors of its site cannot be reached through it.",
        };
      case "quarantined":
        return { state: "failed", text: quarantineText(props.bridge) };
    }
  };
  return <Show when={notice()}>{(said) => <Banner state={said().state}>{said().text}</Banner>}</Show>;
}
