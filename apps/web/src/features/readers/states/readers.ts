import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onMount } from "solid-js";
import { createStore, produce, reconcile } from "solid-js/store";
import { useLive } from "~/features/live/use-live.tsx";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";

/** The readers of one site, in their own order. */
export type ReaderSite = ReaderDetailRow["site"] & { readonly readers: readonly ReaderDetailRow[] };

/** All readers of the project, kept true by both streams. */
export type Readers = {
  readonly readers: () => readonly ReaderDetailRow[];
  readonly reader: (id: string | undefined) => ReaderDetailRow | undefined;
  readonly sites: Accessor<readonly ReaderSite[]>;
  readonly state: Accessor<"loading" | "ready" | "failed">;
  readonly failure: Accessor<Failure | undefined>;
  readonly retry: () => void;
};

/** What came live while an answer was on its way, at most; an answer takes milliseconds. */
const keptEvents = 500;

/** Changes that say something new about a bridge or how its readers are wired, and are read anew. */
const tellsOfReaders = /^bridge\./;

/** Reads the readers and follows them while the calling component is on the page. */
export function createReaders(projectId: Accessor<string>): Readers {
  const live = useLive();
  const [answer, setAnswer] = createStore<{ readers: ReaderDetailRow[]; at: number }>({ readers: [], at: 0 });
  const [state, setState] = createSignal<"loading" | "ready" | "failed">("loading");
  const [failure, setFailure] = createSignal<Failure>();
  let asked = 0;
  let recent: readonly { readonly position: number; readonly row: DoorEventRow }[] = [];

  const load = async () => {
    const mine = ++asked;
    try {
      const read = await api.readers.list.query({ projectId: projectId() });
      if (mine !== asked) return;
      batch(() => {
        setAnswer("at", read.asOf.doors.position);
        setAnswer("readers", reconcile(read.readers, { key: "id" }));
        // What came live while the answer was on its way is newer than the answer.
        for (const { position, row } of recent) apply(position, row);
        setState("ready");
        setFailure(undefined);
      });
    } catch (error) {
      if (mine !== asked) return;
      batch(() => {
        setFailure(failureOf(error));
        setState((now) => (now === "ready" ? now : "failed"));
      });
    }
  };

  const apply = (position: number, { reader, readerState, occurredAt }: DoorEventRow) => {
    if (position <= answer.at || !reader || !readerState) return;
    setAnswer(
      produce((known) => {
        const held = known.readers.find((one) => one.id === reader.id);
        if (held) Object.assign(held, readerState, { changedAt: occurredAt });
      }),
    );
  };

  live.wantDoors();
  live.onEvents("doors", (events) =>
    batch(() => {
      for (const event of events) {
        // Only the state patch is of interest: no need to judge every field of every row.
        const row = event.data as DoorEventRow;
        recent = [...recent.slice(1 - keptEvents), { position: event.p, row }];
        apply(event.p, row);
      }
    }),
  );
  live.onEvents("changes", (events) => {
    if (events.some((event) => tellsOfReaders.test(event.name))) void load();
  });
  live.onSnapshot("doors", () => void load());
  live.onSnapshot("changes", () => void load());
  onMount(() =>
    createEffect(
      on(projectId, () => {
        recent = [];
        void load();
      }),
    ),
  );

  return {
    readers: () => answer.readers,
    reader: (id) => answer.readers.find((reader) => reader.id === id),
    sites: createMemo(() => bySite(answer.readers)),
    state,
    failure,
    retry: () => void load(),
  };
}

function bySite(readers: readonly ReaderDetailRow[]): readonly ReaderSite[] {
  const sites = new Map<string, ReaderDetailRow["site"] & { readers: ReaderDetailRow[] }>();
  for (const reader of readers) {
    const site = sites.get(reader.site.id) ?? { ...reader.site, readers: [] };
    site.readers.push(reader);
    sites.set(reader.site.id, site);
  }
  return [...sites.values()];
}
