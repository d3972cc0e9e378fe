import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { For, Match, Show, Switch } from "solid-js";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { cx } from "~/lib/classes.ts";
import { formatMoment } from "~/lib/time.ts";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { doorLook } from "./door-look.ts";
import type { SiteDoors, SiteGroup } from "./site-doors.ts";

/** Every site with its bridge and every door with its state; pressing a door narrows the stream to it. */
export function DoorsPane(props: {
  doors: SiteDoors;
  chosen: readonly string[];
  onChoose: (door: DoorRow) => void;
}) {
  return (
    <Switch>
      <Match when={props.doors.state() === "loading"}>
        <div class="flex flex-col gap-4 p-3" aria-busy="true">
          <Skeleton width="50%" />
          <Skeleton width="80%" />
          <Skeleton width="70%" />
        </div>
      </Match>
      <Match when={props.doors.state() === "failed" && props.doors.failure()}>
        {(failure) => (
          <ErrorState title="The doors could not be read" onRetry={() => props.doors.retry()}>
            {failureText(failure())}
          </ErrorState>
        )}
      </Match>
      <Match when={props.doors.sites().length === 0}>
        <EmptyState title="No door yet">Doors appear here as soon as a site has some.</EmptyState>
      </Match>
      <Match when={true}>
        <For each={props.doors.sites()}>
          {(site) => <SiteSection site={site} chosen={props.chosen} onChoose={props.onChoose} />}
        </For>
      </Match>
    </Switch>
  );
}

function SiteSection(props: {
  site: SiteGroup;
  chosen: readonly string[];
  onChoose: (door: DoorRow) => void;
}) {
  const bridge = () => props.site.doors[0]?.bridge ?? null;
  return (
    <section aria-label={props.site.name} class="border-line border-b pb-1">
      <header class="sticky top-0 z-[1] flex items-center justify-between gap-2 bg-bg px-3 pt-3 pb-1.5">
        <h2 class="truncate font-semibold text-meta">{props.site.name}</h2>
        <BridgeState site={props.site} />
      </header>
      <Show when={bridge()?.state === "offline" && bridge()?.lastSeenAt}>
        {(seen) => (
          <p class="px-3 pb-1.5 text-meta text-muted">
            Cut off since {formatMoment(seen(), "clock", props.site.timeZone)}. Its doors go on deciding by
            their own list.
          </p>
        )}
      </Show>
      <ul>
        <For each={props.site.doors}>
          {(door) => {
            const look = () => doorLook(door);
            return (
              <li>
                <button
                  type="button"
                  aria-pressed={props.chosen.includes(door.id)}
                  class={cx(
                    "flex h-9 w-full items-center justify-between gap-2 px-3 text-left outline-offset-[-2px] pointer-coarse:h-11",
                    props.chosen.includes(door.id) ? "bg-press" : "hover:bg-hover",
                  )}
                  onClick={() => props.onChoose(door)}
                >
                  <span class="truncate">{door.name}</span>
                  <StatusPill
                    state={look().state}
                    word={look().word}
                    quiet={look().last}
                    detail={look().last ? "last known" : undefined}
                  />
                </button>
              </li>
            );
          }}
        </For>
      </ul>
    </section>
  );
}

function BridgeState(props: { site: SiteGroup }) {
  const state = () => props.site.doors[0]?.bridge?.state ?? "unpaired";
  return (
    <Switch>
      <Match when={state() === "online"}>
        <StatusPill state="online" word="Bridge online" quiet />
      </Match>
      <Match when={state() === "quarantined"}>
        <StatusPill state="failed" word="Bridge quarantined" />
      </Match>
      <Match when={state() === "offline"}>
        <StatusPill state="offline" word="Bridge offline" />
      </Match>
      <Match when={true}>
        <StatusPill state="offline" word="No bridge" quiet />
      </Match>
    </Switch>
  );
}
