import { type DoorEventRow, doorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onMount } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import { asServerFilter, type DeskFilter, passesFilter } from "./desk-filter.ts";
import { noRows, withHeard, withNewestPage, withNothingWaiting, withOlderPage } from "./stream-rows.ts";

/** The stream as the console shows it, newest first. */
export type DoorStream = {
  readonly rows: Accessor<readonly DoorEventRow[]>;
  readonly state: Accessor<"loading" | "ready" | "failed">;
  readonly failure: Accessor<Failure | undefined>;
  readonly isPaused: Accessor<boolean>;
  /** Events that came while paused and wait to be shown. */
  readonly held: Accessor<number>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly hasOlder: Accessor<boolean>;
  readonly loadOlder: () => Promise<void>;
  readonly retry: () => void;
  /** Calls `listener` for every event of the project that comes live, whatever the filter: for lag, rate and answers to orders. */
  readonly onEvery: (listener: (row: DoorEventRow) => void) => void;
};

const pageSize = 100;

/** Follows the doors of the project through a filter. Pausing stops the screen, never the following. */
export function createDoorStream(projectId: Accessor<string>, filter: Accessor<DeskFilter>): DoorStream {
  const live = useLive();
  const [held, setHeld] = createSignal(noRows);
  const [state, setState] = createSignal<"loading" | "ready" | "failed">("loading");
  const [failure, setFailure] = createSignal<Failure>();
  const [isPaused, setPaused] = createSignal(false);
  const [older, setOlder] = createSignal<number | null>(null);
  const listeners = new Set<(row: DoorEventRow) => void>();
  let asked = 0;

  const ask = (before?: number) =>
    api.doors.events.query({
      projectId: projectId(),
      filter: asServerFilter(filter()),
      limit: pageSize,
      ...(before === undefined ? {} : { before }),
    });

  const load = async () => {
    const mine = ++asked;
    setState((now) => (now === "ready" ? now : "loading"));
    try {
      const page = await ask();
      if (mine !== asked) return;
      batch(() => {
        const newest = { rows: page.rows, position: page.asOf.position };
        setHeld((before) => withNewestPage(before, newest, isPaused()));
        setOlder(page.next);
        setState("ready");
        setFailure(undefined);
      });
    } catch (error) {
      if (mine !== asked) return;
      batch(() => {
        setFailure(failureOf(error));
        setState("failed");
      });
    }
  };

  const hear = (row: DoorEventRow) => {
    for (const listener of listeners) listener(row);
    if (!passesFilter(row, filter())) return;
    setHeld((before) => withHeard(before, row, isPaused()));
  };

  live.wantDoors();
  live.onEvents("doors", (events) =>
    batch(() => {
      for (const event of events) {
        const row = doorEventRow.safeParse(event.data);
        if (row.success) hear(row.data);
      }
    }),
  );
  live.onSnapshot("doors", () => void load());
  onMount(() => {
    createEffect(
      on([projectId, () => JSON.stringify(filter())], () => {
        setHeld(noRows);
        void load();
      }),
    );
  });

  return {
    rows: createMemo(() => held().shown),
    state,
    failure,
    isPaused,
    held: () => held().waiting.length,
    pause: () => setPaused(true),
    resume: () =>
      batch(() => {
        setHeld(withNothingWaiting);
        setPaused(false);
      }),
    hasOlder: () => older() !== null,
    loadOlder: async () => {
      const before = older();
      if (before === null) return;
      const page = await ask(before);
      batch(() => {
        setHeld((now) => withOlderPage(now, page.rows));
        setOlder(page.next);
      });
    },
    retry: () => void load(),
    onEvery: (listener) => void listeners.add(listener),
  };
}
