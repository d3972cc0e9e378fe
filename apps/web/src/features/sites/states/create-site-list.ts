import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import type { AsOf } from "@gatehouse/contracts/live/frame";
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onMount } from "solid-js";
import { createStore, produce, reconcile } from "solid-js/store";
import { useLive } from "~/features/live/use-live.tsx";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import { rowsBySite, type Sited, type SiteRows } from "./rows-by-site.ts";

/** All doors or all readers of the project, kept true by both streams. */
export type SiteList<Row extends Sited, Answer> = {
  readonly rows: () => readonly Row[];
  readonly row: (id: string | undefined) => Row | undefined;
  readonly sites: Accessor<readonly SiteRows<Row>[]>;
  /** What was read last, for what stands beside the rows; they themselves have moved on. */
  readonly answer: Accessor<Answer | undefined>;
  readonly state: Accessor<"loading" | "ready" | "failed">;
  readonly failure: Accessor<Failure | undefined>;
  readonly retry: () => void;
};

/** Where the rows come from and what changes them. */
export type SiteListSource<Row extends Sited, Answer> = {
  readonly read: (projectId: string) => Promise<Answer>;
  readonly rowsOf: (answer: Answer) => Row[];
  /** Writes what a door event says into the rows. */
  readonly apply: (rows: Row[], event: DoorEventRow) => void;
  /** The changes after which the rows are read anew. */
  readonly tells: RegExp;
};

/** What came live while an answer was on its way, at most; an answer takes milliseconds. */
const keptEvents = 500;

/** Reads the rows and follows them while the calling component is on the page. */
export function createSiteList<Row extends Sited, Answer extends { asOf: { doors: AsOf } }>(
  projectId: Accessor<string>,
  source: SiteListSource<Row, Answer>,
): SiteList<Row, Answer> {
  const live = useLive();
  const [known, setKnown] = createStore<{ rows: Row[] }>({ rows: [] });
  const [answer, setAnswer] = createSignal<Answer>();
  const [failure, setFailure] = createSignal<Failure>();
  let asked = 0;
  let at = 0;
  let recent: readonly { readonly position: number; readonly row: DoorEventRow }[] = [];

  const load = async () => {
    const mine = ++asked;
    try {
      const read = await source.read(projectId());
      if (mine !== asked) return;
      batch(() => {
        at = read.asOf.doors.position;
        setAnswer(() => read);
        setKnown("rows", reconcile(source.rowsOf(read), { key: "id" }));
        // What came live while the answer was on its way is newer than the answer.
        for (const { position, row } of recent) apply(position, row);
        setFailure(undefined);
      });
    } catch (error) {
      if (mine === asked) setFailure(failureOf(error));
    }
  };

  let isDue = false;
  const loadOnce = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      void load();
    });
  };

  const apply = (position: number, row: DoorEventRow) => {
    if (position > at) setKnown(produce(({ rows }) => source.apply(rows, row)));
  };

  live.wantDoors();
  live.onEvents("doors", (events) =>
    batch(() => {
      for (const event of events) {
        // Only the state patches are of interest: no need to judge every field of every row.
        const row = event.data as DoorEventRow;
        recent = [...recent.slice(1 - keptEvents), { position: event.p, row }];
        apply(event.p, row);
      }
    }),
  );
  live.onEvents("changes", (events) => {
    if (events.some((event) => source.tells.test(event.name))) void load();
  });
  // A word lost on either stream may have been about a row; where both were lost, one reading is enough.
  live.onSnapshot("doors", loadOnce);
  live.onSnapshot("changes", loadOnce);
  onMount(() =>
    createEffect(
      on(projectId, () => {
        recent = [];
        void load();
      }),
    ),
  );

  return {
    rows: () => known.rows,
    row: (id) => known.rows.find((row) => row.id === id),
    sites: createMemo(() => rowsBySite(known.rows)),
    answer,
    state: () => (answer() ? "ready" : failure() ? "failed" : "loading"),
    failure,
    retry: () => void load(),
  };
}
