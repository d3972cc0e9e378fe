import type {
  AsOf,
  BrowserToServer,
  Frame,
  FrameCounts,
  FrameEvent,
  Hello,
  ServerToBrowser,
  SinceAnswer,
  StreamName,
} from "@gatehouse/contracts/live/frame";
import { LIVE_PROTOCOL_VERSION } from "@gatehouse/contracts/live/protocol-version";
import { io, type Socket } from "socket.io-client";
import { StreamCursor } from "../streams/stream-cursor.ts";
import { type ConnectionState, connectionState } from "./connection-state.ts";

/** What a page gives to follow a project. `url` is empty for the page's own origin; `headers` only works outside browsers. */
export type LiveClientOptions = {
  readonly url: string;
  readonly projectId: string;
  readonly streams: readonly StreamName[];
  readonly headers?: Record<string, string>;
  /** Committed events, each exactly once and in order. */
  readonly onEvents: (stream: StreamName, events: readonly FrameEvent[]) => void;
  /** What is on screen may be missing something: read it anew. Also the answer to a frame too large to replay. */
  readonly onSnapshot: (stream: StreamName) => void;
  readonly onCounts?: (counts: FrameCounts) => void;
  readonly onState?: (state: ConnectionState) => void;
};

/** A running follower of one project. */
export type LiveClient = {
  readonly position: (stream: StreamName) => number | undefined;
  /** How far this client has come, with the epoch its position belongs to. */
  readonly at: (stream: StreamName) => AsOf | undefined;
  readonly state: () => ConnectionState;
  readonly socket: Socket<ServerToBrowser, BrowserToServer>;
  readonly close: () => void;
};

/** How often the state is judged anew without a frame. */
const judgeMs = 500;
/** How long a client waits that was turned away without a reason that is its own. */
const retryMs = 1_000;
const endings: Record<string, Extract<ConnectionState, { kind: "ended" | "new-version" }>> = {
  "live.protocol-mismatch": { kind: "new-version" },
  "session.missing": { kind: "ended", reason: "signed-out" },
  "request.not-found": { kind: "ended", reason: "not-found" },
};

/** Connects, follows the asked streams, repairs gaps by itself and says at all times how true the screen is. */
export function followProject(options: LiveClientOptions): LiveClient {
  const cursors = new Map(options.streams.map((stream) => [stream, new StreamCursor()]));
  const repairing = new Set<StreamName>();
  let lastFrameAt: number | undefined;
  let ended: (typeof endings)[string] | undefined;
  let told = "";
  let retrying: ReturnType<typeof setTimeout> | undefined;
  const socket: LiveClient["socket"] = io(options.url, {
    path: "/socket.io",
    transports: ["websocket"],
    auth: { protocol: LIVE_PROTOCOL_VERSION, projectId: options.projectId, streams: options.streams },
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
    forceNew: true,
    ...(options.headers ? { extraHeaders: options.headers } : {}),
  });

  const state = () =>
    connectionState(
      { connected: socket.connected, catchingUp: repairing.size > 0, lastFrameAt, ended },
      Date.now(),
    );
  const tell = () => {
    const now = state();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    options.onState?.(now);
  };

  const apply = (frame: Frame) => {
    const verdict = cursors.get(frame.stream)?.take(frame);
    if (frame.counts && verdict?.kind !== "gap") options.onCounts?.(frame.counts);
    if (verdict?.kind === "gap") void repair(frame.stream);
    if (verdict?.kind === "other-epoch") restart(frame.stream, frame);
    if (verdict?.kind !== "apply") return;
    if (verdict.refetch) options.onSnapshot(frame.stream);
    else if (verdict.events.length > 0) options.onEvents(frame.stream, verdict.events);
  };

  const restart = (stream: StreamName, at: { epoch: string; to: number }) => {
    cursors.get(stream)?.start({ epoch: at.epoch, position: at.to });
    options.onSnapshot(stream);
  };

  const repair = async (stream: StreamName) => {
    const at = cursors.get(stream)?.at;
    if (!at || repairing.has(stream)) return;
    repairing.add(stream);
    tell();
    try {
      const answer: SinceAnswer | { error: string } = await socket
        .timeout(5_000)
        .emitWithAck("live.since", { stream, ...at });
      if ("error" in answer) return;
      if (answer.snapshot) await resnapshot(stream);
      else for (const frame of answer.frames) apply(frame);
    } catch {
      // The next frame or heartbeat shows the gap again.
    } finally {
      repairing.delete(stream);
      tell();
    }
  };

  const resnapshot = async (stream: StreamName) => {
    const to = greeted.streams[stream];
    if (to) restart(stream, { epoch: to.epoch, to: to.position });
  };

  let greeted: Hello = { role: "", streams: {} };
  socket.on("hello", (hello) => {
    greeted = hello;
    lastFrameAt = Date.now();
    ended = undefined;
    for (const [stream, cursor] of cursors) {
      const there = hello.streams[stream];
      if (!there) continue;
      if (!cursor.at) {
        cursor.start(there);
        options.onSnapshot(stream);
      } else if (cursor.at.epoch !== there.epoch) restart(stream, { epoch: there.epoch, to: there.position });
      else if (cursor.at.position < there.position) void repair(stream);
    }
    tell();
  });
  socket.on("frame", (frame) => {
    lastFrameAt = Date.now();
    apply(frame);
    tell();
  });
  socket.on("session.changed", ({ reason }) => {
    if (reason === "role-changed") return void socket.connect();
    ended = { kind: "ended", reason: "signed-out" };
    tell();
  });
  socket.on("connect_error", (error) => {
    ended = endings[error.message] ?? ended;
    clearTimeout(retrying);
    if (!ended) retrying = setTimeout(() => socket.connect(), retryMs);
    tell();
  });
  socket.on("disconnect", (reason) => {
    // The server cuts on purpose when rights change or too much waits; whether we may come back, the handshake says.
    if (reason === "io server disconnect" && !ended) socket.connect();
    tell();
  });
  const judging = setInterval(tell, judgeMs);
  return {
    position: (stream) => cursors.get(stream)?.at?.position,
    at: (stream) => cursors.get(stream)?.at,
    state,
    socket,
    close: () => {
      clearInterval(judging);
      clearTimeout(retrying);
      socket.disconnect();
    },
  };
}
