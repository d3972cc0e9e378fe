import type { AsOf, FrameEvent, StreamName } from "@gatehouse/contracts/live/frame";
import { userChange } from "@gatehouse/contracts/live/user-change";
import type { TabCounts } from "@gatehouse/contracts/users/users-list";
import type { ConnectionState } from "@gatehouse/live-client/connection/connection-state";
import type { LiveClient } from "@gatehouse/live-client/connection/live-client";
import {
  type Accessor,
  batch,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  on,
  onCleanup,
  onMount,
  untrack,
  useContext,
} from "solid-js";
import type { Connection } from "~/ui/states/connection-state.tsx";
import { endingOf, type LiveEnding, pillOf } from "./live-state.ts";
import { nameChangeOf } from "./name-change.ts";
import { createUserStore, type UserStore } from "./user-store.ts";

/** Told of committed events, each once and in order, before the stored rows take them over. */
export type EventsListener = (events: readonly FrameEvent[]) => void;

/** Told where the stream stands now: an answer of this epoch and position or later misses nothing. */
export type SnapshotListener = (at: AsOf) => void;

/** Told of what is only true for a moment, as the progress of a job; any of it may be lost. */
export type EphemeralListener = (event: { readonly name: string; readonly data: unknown }) => void;

/** What a page knows of the project it follows. */
export type Live = {
  /** How true the screen is, for the pill of the shell. */
  readonly connection: Accessor<Connection>;
  readonly ending: Accessor<LiveEnding | undefined>;
  /** People per tab; undefined until an answer or a frame has said it. */
  readonly counts: Accessor<TabCounts | undefined>;
  /** Takes the counts of an answer, unless a newer frame has said more. */
  readonly takeCounts: (counts: TabCounts, position: number) => void;
  readonly users: UserStore;
  /** Listens while the calling component is on the page. */
  readonly onEvents: (stream: StreamName, listener: EventsListener) => void;
  /** Told when answers read before `at` may miss something and must be read anew. */
  readonly onSnapshot: (stream: StreamName, listener: SnapshotListener) => void;
  /** Listens to what has no place in a stream while the calling component is on the page. */
  readonly onEphemeral: (listener: EphemeralListener) => void;
  /** Follows the doors too while the calling component is on the page. */
  readonly wantDoors: () => void;
};

const LiveContext = createContext<Live>();

/**
 * The project this page follows.
 * @throws Error outside a `LiveProvider`
 */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive outside a LiveProvider");
  return live;
}

/** Follows one project while it is on the page: one socket a tab, from the moment the page is alive. */
export function LiveProvider(props: {
  projectId: string;
  /** The rights of this session have changed: what may be seen must be asked anew. */
  onRoleChanged?: (() => void) | undefined;
  children: JSX.Element;
}) {
  const users = createUserStore();
  const listeners = { changes: new Set<EventsListener>(), doors: new Set<EventsListener>() };
  const snapshots = { changes: new Set<SnapshotListener>(), doors: new Set<SnapshotListener>() };
  const fleeting = new Set<EphemeralListener>();
  const [connection, setConnection] = createSignal<Connection>(
    { kind: "catching-up" },
    { equals: isSamePill },
  );
  const [ending, setEnding] = createSignal<LiveEnding>();
  const [doorWatchers, setDoorWatchers] = createSignal(0);
  const streams = createMemo(() => (doorWatchers() > 0 ? withDoors : withoutDoors));
  const [counts, setCounts] = createSignal<{ readonly counts: TabCounts; readonly position: number }>();
  const takeCounts = (given: TabCounts, position: number) => {
    if (position >= untrack(() => counts()?.position ?? -1)) setCounts({ counts: given, position });
  };

  const applyUsers = (events: readonly FrameEvent[]) =>
    batch(() => {
      for (const event of events) {
        const change = userChange.safeParse(event.data);
        if (change.success) users.patch(change.data.userId, change.data.patch, event.p);
        const renamed = nameChangeOf(event);
        if (renamed) users.rename(renamed);
      }
    });

  onMount(() => {
    const follow = async (projectId: string, wanted: readonly StreamName[], abort: AbortSignal) => {
      const drawnAt = Date.now();
      // Its own chunk: the page can be read and used before the socket's code has arrived.
      const { followProject } = await import("@gatehouse/live-client/connection/live-client");
      if (abort.aborted) return;
      const tell = (state: ConnectionState) =>
        batch(() => {
          setConnection((before) => pillOf(state, before, { drawnAt, now: Date.now() }));
          setEnding(endingOf(state));
        });
      const client: LiveClient = followProject({
        url: "",
        projectId,
        streams: wanted,
        onEvents: (stream, events) => {
          // Listeners first: a list asks what a row was before the change.
          for (const listener of listeners[stream]) listener(events);
          if (stream === "changes") applyUsers(events);
        },
        onSnapshot: (stream) => {
          const at = client.at(stream);
          if (at) for (const listener of snapshots[stream]) listener(at);
        },
        onCounts: (given) => takeCounts(given, client.position("changes") ?? 0),
        onState: tell,
      });
      client.socket.on(
        "session.changed",
        ({ reason }) => reason === "role-changed" && props.onRoleChanged?.(),
      );
      client.socket.on("ephemeral", (event) => {
        for (const listener of fleeting) listener(event);
      });
      const judging = setInterval(() => tell(client.state()), 1_000);
      abort.addEventListener("abort", () => {
        clearInterval(judging);
        client.close();
      });
    };
    createEffect(
      on([() => props.projectId, streams], ([projectId, wanted], before) => {
        if (before && before[0] !== projectId) {
          users.clear();
          setCounts(undefined);
        }
        const abort = new AbortController();
        void follow(projectId, wanted, abort.signal);
        onCleanup(() => abort.abort());
      }),
    );
  });

  const live: Live = {
    connection,
    ending,
    counts: () => counts()?.counts,
    takeCounts,
    users,
    onEvents: (stream, listener) => {
      listeners[stream].add(listener);
      onCleanup(() => listeners[stream].delete(listener));
    },
    onSnapshot: (stream, listener) => {
      snapshots[stream].add(listener);
      onCleanup(() => snapshots[stream].delete(listener));
    },
    onEphemeral: (listener) => {
      fleeting.add(listener);
      onCleanup(() => fleeting.delete(listener));
    },
    wantDoors: () =>
      onMount(() => {
        setDoorWatchers((watchers) => watchers + 1);
        onCleanup(() => setDoorWatchers((watchers) => watchers - 1));
      }),
  };
  return <LiveContext.Provider value={live}>{props.children}</LiveContext.Provider>;
}

const withoutDoors: readonly StreamName[] = ["changes"];
const withDoors: readonly StreamName[] = ["changes", "doors"];

function isSamePill(a: Connection, b: Connection): boolean {
  return a.kind === b.kind && (a.kind !== "stale" || b.kind !== "stale" || a.since === b.since);
}
