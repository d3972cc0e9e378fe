import { useSearchParams } from "@solidjs/router";
import DoorOpen from "lucide-solid/icons/door-open";
import Monitor from "lucide-solid/icons/monitor-play";
import { createMemo, createSignal, lazy, Show } from "solid-js";
import { createSiteDoors } from "~/features/doors/states/site-doors.ts";
import { useOpenDoor } from "~/features/doors/states/use-open-door.ts";
import { LiveBanner } from "~/features/frames/live-banner.tsx";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { DeskPanes } from "~/ui/shells/desk-panes.tsx";
import { DeskShell } from "~/ui/shells/desk-shell.tsx";
import { PersonCard } from "./cards/person-card.tsx";
import { WhyCard } from "./cards/why-card.tsx";
import { DoorsPane } from "./doors/doors-pane.tsx";
import { readDeskFilter, writeDeskFilter } from "./streams/desk-filter.ts";
import { createDoorStream } from "./streams/door-stream.ts";
import { FilterBar } from "./streams/filter-bar.tsx";
import { createPace } from "./streams/pace.ts";
import { rateText } from "./streams/pace-count.ts";
import { StreamList } from "./streams/stream-list.tsx";

const DoorSheet = lazy(() => import("~/features/doors/sheets/door-sheet.tsx"));
const PresentDialog = lazy(() => import("./presenting/present-dialog.tsx"));

/** The console of a security desk: doors at the left, what happens in the middle, who and why at the right. */
export function DeskScreen() {
  const project = useProject();
  const live = useLive();
  const [search, setSearch] = useSearchParams();
  const filter = createMemo(() => readDeskFilter(search));
  const setFilter = (next: ReturnType<typeof filter>) => setSearch(writeDeskFilter(next));
  const stream = createDoorStream(project.id, filter);
  const doors = createSiteDoors(project.id);
  const pace = createPace(stream);
  const [chosen, setChosen] = createSignal<number>();
  const [presenting, setPresenting] = createSignal(false);
  /** Without a choice the card shows whoever was at a door last. */
  const shown = createMemo(() => {
    const rows = stream.rows();
    return rows.find((row) => row.position === chosen()) ?? rows.find((row) => row.result !== null);
  });
  const toggle = () => (stream.isPaused() ? stream.resume() : stream.pause());
  const open = useOpenDoor();
  /** The door a key means: the only one the stream is narrowed to, else the one of the event that is shown. */
  const chosenDoor = () => {
    const [only, ...more] = filter().doorIds;
    return only && more.length === 0 ? only : (shown()?.door?.id ?? undefined);
  };
  useKeys({
    "desk.pause": toggle,
    "desk.unlock": () => {
      const door = chosenDoor();
      if (door) open.openToUnlock(door);
    },
  });
  const doorName = (id: string) => doors.rows().find((door) => door.id === id)?.name ?? "Door";
  const chips = () => [
    ...filter().doorIds.map((id) => ({
      label: doorName(id),
      clear: () => setFilter({ ...filter(), doorIds: filter().doorIds.filter((one) => one !== id) }),
    })),
    ...(filter().userId
      ? [{ label: "One person", clear: () => setFilter({ ...filter(), userId: null }) }]
      : []),
  ];
  const isFiltered = () =>
    filter().classes.length + filter().doorIds.length + filter().siteIds.length > 0 ||
    filter().userId !== null;

  return (
    <DeskShell
      title={project.name()}
      links={[{ href: "/desk", label: "Console", icon: Monitor }]}
      connection={live.connection()}
      zone={project.timeZone()}
      tools={
        <Show when={doors.answer()?.canPresent}>
          <Button
            size="sm"
            icon={DoorOpen}
            aria-label="Present at a door"
            onClick={() => setPresenting(true)}
          >
            <span class="max-sm:hidden">Present at a door</span>
          </Button>
        </Show>
      }
      footer={
        <>
          <span class="tabular-nums">{rateText(pace.perMinute())}</span>
          <span class="tabular-nums">
            <Show when={pace.lagMs() !== undefined} fallback="lag –">
              lag {pace.lagMs()} ms
            </Show>
          </span>
          <span>Operator {project.account().name}</span>
        </>
      }
    >
      <h1 class="sr-only">Console</h1>
      <Show when={live.connection().kind === "stale" || live.ending()}>
        <LiveBanner />
      </Show>
      <DeskPanes
        leftLabel="Doors"
        left={
          <DoorsPane
            doors={doors}
            chosen={filter().doorIds}
            openId={open.id()}
            onOpen={(door) => (open.id() === door.id ? open.close() : open.open(door.id))}
            onChoose={(door) => {
              const has = filter().doorIds.includes(door.id);
              const doorIds = has
                ? filter().doorIds.filter((id) => id !== door.id)
                : [...filter().doorIds, door.id];
              setFilter({ ...filter(), doorIds });
            }}
          />
        }
        centre={
          <>
            <FilterBar
              filter={filter()}
              onFilter={setFilter}
              chips={chips()}
              paused={stream.isPaused()}
              onPause={toggle}
            />
            <StreamList
              stream={stream}
              zoneOf={doors.zoneOf}
              selected={shown()?.position}
              onSelect={setChosen}
              isFiltered={isFiltered()}
              onClearFilter={() => setFilter({ classes: [], siteIds: [], doorIds: [], userId: null })}
            />
          </>
        }
        rightLabel="Person and reason"
        right={
          <Show
            when={shown()}
            fallback={<p class="p-4 text-base text-muted">Whoever comes to a door is shown here.</p>}
          >
            {(row) => (
              <>
                <Show
                  when={row().person}
                  fallback={
                    <p class="p-6 text-center text-base text-muted">Nobody is known by what was shown.</p>
                  }
                >
                  {(person) => (
                    <PersonCard projectId={project.id()} userId={person().id} zoneOf={doors.zoneOf} />
                  )}
                </Show>
                <Show when={row().result}>
                  <WhyCard
                    projectId={project.id()}
                    position={row().position}
                    role={project.role()}
                    onDoor={open.open}
                  />
                </Show>
              </>
            )}
          </Show>
        }
      />
      <Show when={doors.row(open.id())}>
        {(door) => (
          <LatePart name={door().name} onFailed={open.close}>
            <DoorSheet door={door()} doors={doors.rows()} asked={open.asked()} onClose={open.close} />
          </LatePart>
        )}
      </Show>
      <Show when={presenting()}>
        <LatePart name="The dialog" onFailed={() => setPresenting(false)}>
          <PresentDialog
            open={presenting()}
            onOpenChange={setPresenting}
            projectId={project.id()}
            doors={doors.rows()}
            onDecided={setChosen}
          />
        </LatePart>
      </Show>
    </DeskShell>
  );
}
