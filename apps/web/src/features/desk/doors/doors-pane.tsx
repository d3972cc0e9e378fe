import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import PanelRight from "lucide-solid/icons/panel-right-open";
import { For, Match, Show, Switch } from "solid-js";
import { BridgePill } from "~/features/doors/states/bridge-pill.tsx";
import { doorLook } from "~/features/doors/states/door-look.ts";
import type { SiteDoors, SiteGroup } from "~/features/doors/states/site-doors.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { cx } from "~/lib/classes.ts";
import { formatMoment } from "~/lib/time.ts";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";

type Choice = {
  chosen: readonly string[];
  onChoose: (door: DoorRow) => void;
  /** The door whose sheet is open. */
  openId: string | undefined;
  onOpen: (door: DoorRow) => void;
};

/** Every site with its bridge and every door with its state; pressing a door narrows the stream to it, the button beside it opens its sheet. */
export function DoorsPane(props: Choice & { doors: SiteDoors }) {
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
        <p class="p-3 text-base text-muted">No door yet. Doors appear here as soon as a site has some.</p>
      </Match>
      <Match when={true}>
        <For each={props.doors.sites()}>
          {(site) => (
            <SiteSection
              site={site}
              chosen={props.chosen}
              onChoose={props.onChoose}
              openId={props.openId}
              onOpen={props.onOpen}
            />
          )}
        </For>
      </Match>
    </Switch>
  );
}

function SiteSection(props: Choice & { site: SiteGroup }) {
  const bridge = () => props.site.rows[0]?.bridge ?? null;
  return (
    <section aria-label={props.site.name} class="border-line border-b pb-1">
      <header class="sticky top-0 z-[1] flex items-center justify-between gap-2 bg-bg px-3 pt-3 pb-1.5">
        <h2 class="truncate font-semibold text-meta">{props.site.name}</h2>
        <BridgePill bridge={bridge()} />
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
        <For each={props.site.rows}>
          {(door) => {
            const look = () => doorLook(door);
            return (
              <li
                class={cx(
                  "flex items-center",
                  props.chosen.includes(door.id) ? "bg-press" : "hover:bg-hover",
                )}
              >
                <button
                  type="button"
                  aria-pressed={props.chosen.includes(door.id)}
                  class="flex h-9 min-w-0 flex-1 items-center justify-between gap-2 pr-1 pl-3 text-left outline-offset-[-2px] pointer-coarse:h-11"
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
                <button
                  type="button"
                  data-record={door.id}
                  aria-label={`Open ${door.name}`}
                  title="State, history, orders"
                  aria-expanded={props.openId === door.id}
                  class={cx(
                    "mr-1.5 grid size-7 flex-none place-items-center rounded-control hover:bg-press hover:text-ink pointer-coarse:size-11",
                    props.openId === door.id ? "text-accent" : "text-subtle",
                  )}
                  onClick={() => props.onOpen(door)}
                >
                  <PanelRight class="size-4" />
                </button>
              </li>
            );
          }}
        </For>
      </ul>
    </section>
  );
}
