import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import type { DoorRow, DoorsListAnswer } from "@gatehouse/contracts/doors/doors-list";
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onMount } from "solid-js";
import { createStore, produce, reconcile } from "solid-js/store";
import { useLive } from "~/features/live/use-live.tsx";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import { readerZone } from "~/lib/time.ts";

/** The doors of one site, in their own order. */
export type SiteGroup = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly doors: readonly DoorRow[];
};

/** All doors of the project, kept true by both streams. */
export type SiteDoors = {
  readonly doors: () => readonly DoorRow[];
  readonly door: (id: string | undefined) => DoorRow | undefined;
  readonly sites: Accessor<readonly SiteGroup[]>;
  readonly canPresent: Accessor<boolean>;
  readonly state: Accessor<"loading" | "ready" | "failed">;
  readonly failure: Accessor<Failure | undefined>;
  readonly zoneOf: (siteId: string | undefined) => string;
  readonly retry: () => void;
};

/** What came live while an answer was on its way, at most; an answer takes milliseconds. */
const keptEvents = 500;

/** Changes that say something new about a door or its bridge, and are read anew. */
const tellsOfDoors = /^(bridge\.|door\.locked-down|door\.released)/;

/** Reads the doors and follows them while the calling component is on the page. */
export function createSiteDoors(projectId: Accessor<string>): SiteDoors {
  const live = useLive();
  const [answer, setAnswer] = createStore<{
    doors: DoorsListAnswer["doors"];
    canPresent: boolean;
    at: number;
  }>({
    doors: [],
    canPresent: false,
    at: 0,
  });
  const [state, setState] = createSignal<"loading" | "ready" | "failed">("loading");
  const [failure, setFailure] = createSignal<Failure>();

  let asked = 0;
  let recent: readonly { readonly position: number; readonly row: DoorEventRow }[] = [];

  const load = async () => {
    const mine = ++asked;
    try {
      const read = await api.doors.list.query({ projectId: projectId() });
      if (mine !== asked) return;
      batch(() => {
        setAnswer({ canPresent: read.canPresent, at: read.asOf.doors.position });
        setAnswer("doors", reconcile(read.doors, { key: "id" }));
        // What came live while the answer was on its way is newer than the answer.
        for (const { position, row } of recent) apply(position, row);
        setState("ready");
        setFailure(undefined);
      });
    } catch (error) {
      if (mine !== asked) return;
      setFailure(failureOf(error));
      setState((now) => (now === "ready" ? now : "failed"));
    }
  };

  const apply = (position: number, row: DoorEventRow) => {
    const { door, reader, doorState, readerState } = row;
    if (position <= answer.at || !door || !(doorState || readerState)) return;
    setAnswer(
      produce((known) => {
        const held = known.doors.find((one) => one.id === door.id);
        if (held && doorState) Object.assign(held, doorState, { changedAt: row.occurredAt });
        const heard = held?.readers.find((one) => one.id === reader?.id);
        if (heard && readerState) Object.assign(heard, readerState);
      }),
    );
  };
  const hear = (position: number, row: DoorEventRow) => {
    recent = [...recent.slice(1 - keptEvents), { position, row }];
    apply(position, row);
  };

  live.wantDoors();
  live.onEvents("doors", (events) => {
    // Only the two state patches are of interest: no need to judge every field of every row.
    batch(() => {
      for (const event of events) hear(event.p, event.data as DoorEventRow);
    });
  });
  live.onEvents("changes", (events) => {
    if (events.some((event) => tellsOfDoors.test(event.name))) void load();
  });
  live.onSnapshot("doors", () => void load());
  onMount(() =>
    createEffect(
      on(projectId, () => {
        recent = [];
        void load();
      }),
    ),
  );

  const sites = createMemo(() => {
    const groups = new Map<string, { id: string; name: string; timeZone: string; doors: DoorRow[] }>();
    for (const door of answer.doors) {
      const group = groups.get(door.site.id) ?? { ...door.site, doors: [] };
      group.doors.push(door);
      groups.set(door.site.id, group);
    }
    return [...groups.values()];
  });
  return {
    doors: () => answer.doors,
    door: (id) => answer.doors.find((door) => door.id === id),
    sites,
    canPresent: () => answer.canPresent,
    state,
    failure,
    zoneOf: (siteId) =>
      sites().find((site) => site.id === siteId)?.timeZone ?? sites()[0]?.timeZone ?? readerZone(),
    retry: () => void load(),
  };
}
