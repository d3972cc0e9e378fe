import type { Server as HttpServer, IncomingMessage } from "node:http";
import {
  type BrowserHandshake,
  type BrowserToServer,
  browserHandshake,
  type Hello,
  type ServerToBrowser,
  type StreamName,
  sinceInput,
} from "@gatehouse/contracts/live/frame";
import { LIVE_PROTOCOL_VERSION } from "@gatehouse/contracts/live/protocol-version";
import type { MemberRole } from "@gatehouse/domain/members/member";
import type { Db } from "@gatehouse/services/connection";
import { Server, type Socket } from "socket.io";
import { doorSource } from "../feeds/door-source.ts";
import { Feeds } from "../feeds/feeds.ts";
import { readSince } from "../feeds/read-since.ts";
import { changeSource, type StreamSource } from "../feeds/stream-source.ts";
import { adminRoom, sessionRoom, streamRoom, viewOf } from "../rooms/rooms.ts";
import { watchAccess } from "./access-watch.ts";
import { capBuffer } from "./buffer-cap.ts";
import { attachPasses } from "./pass-sockets.ts";
import { safely } from "./safely.ts";

/** Who a browser's socket belongs to, found from its cookie alone. */
export type SocketSession = { readonly adminId: string; readonly sessionId: string };

/** What the live server needs from its siblings; wiring passes it in. */
export type LiveOptions = {
  readonly db: Db;
  readonly findSession: (request: IncomingMessage) => Promise<SocketSession | undefined>;
  readonly findRole: (adminId: string, projectId: string) => Promise<MemberRole | undefined>;
  /** Whether a browser page of this origin may open a socket. */
  readonly isOwnOrigin: (origin: string | undefined) => boolean;
  readonly sources?: readonly StreamSource[];
  readonly report: (error: unknown) => void;
};

/** What is known of a connected browser. */
export type SocketData = SocketSession & {
  projectId: string;
  role: MemberRole;
  streams: readonly StreamName[];
};
type LiveIo = Server<BrowserToServer, ServerToBrowser, object, SocketData>;
export type LiveSocket = Socket<BrowserToServer, ServerToBrowser, object, SocketData>;

/** The running live server. */
export type LiveServer = {
  readonly io: LiveIo;
  readonly feeds: Feeds;
  /** Tells every admin of a project something that has no position and may be lost. */
  readonly announce: (projectId: string, name: string, data: unknown) => void;
  readonly close: () => Promise<void>;
};

/** Attaches the browsers' Socket.IO server at `/socket.io`. State recovery is off: it would skip the handshake. */
export function attachLive(http: HttpServer, options: LiveOptions): LiveServer {
  const io: LiveIo = new Server(http, {
    path: "/socket.io",
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64_000,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    destroyUpgrade: false,
    allowRequest: (request, done) => done(null, options.isOwnOrigin(request.headers.origin)),
  });
  const sources = options.sources ?? [changeSource(options.db), doorSource(options.db)];
  const feeds = new Feeds(options.db, sources, (projectId, view, frame) => {
    io.local.to(streamRoom(projectId, view, frame.stream)).emit("frame", frame);
  });
  feeds.start();
  io.use((socket, next) => {
    admit(socket, options).then(
      () => next(),
      (error: unknown) => next(error instanceof Error ? error : new Error("internal")),
    );
  });
  io.on("connection", (socket) => {
    welcome(socket, feeds, options).catch((error: unknown) => {
      options.report(error);
      // A page that hears nothing would wait for ever; cut, it comes again.
      socket.disconnect(true);
    });
  });
  const unwatch = watchAccess(io, options);
  const endPasses = attachPasses(io, options);
  return {
    io,
    feeds,
    announce: (projectId, name, data) =>
      void io.to(streamRoom(projectId, "admin", "changes")).volatile.emit("ephemeral", { name, data }),
    close: async () => {
      unwatch();
      endPasses();
      feeds.stop();
      io.disconnectSockets(true);
      await new Promise<void>((done) => void io.close(() => done()));
    },
  };
}

async function admit(socket: LiveSocket, options: LiveOptions): Promise<void> {
  const asked = browserHandshake.safeParse(socket.handshake.auth);
  if (!asked.success) throw new Error("request.invalid");
  if (asked.data.protocol !== LIVE_PROTOCOL_VERSION) throw new Error("live.protocol-mismatch");
  const session = await options.findSession(socket.request);
  if (!session) throw new Error("session.missing");
  const role = await options.findRole(session.adminId, asked.data.projectId);
  if (!role) throw new Error("request.not-found");
  Object.assign(socket.data, {
    ...session,
    role,
    projectId: asked.data.projectId,
    streams: streamsOf(asked.data),
  });
}

const streamsOf = (asked: BrowserHandshake): readonly StreamName[] => [...new Set(asked.streams)];

/** Joins the rooms the server computed and says where each stream stands; between the two nothing can be sent. */
async function welcome(socket: LiveSocket, feeds: Feeds, options: LiveOptions): Promise<void> {
  const { projectId, role, streams, sessionId, adminId } = socket.data;
  capBuffer(socket, () =>
    options.report(new Error(`socket of session ${sessionId} was cut: too much waits for it`)),
  );
  socket.on(
    "live.since",
    safely(sinceInput, (input) => answerSince(socket, feeds, input), options.report),
  );
  const opened = await Promise.all(
    streams.map(async (stream) => ({ stream, feed: await feeds.open(projectId, stream) })),
  );
  void socket.join([sessionRoom(sessionId), adminRoom(adminId)]);
  const hello: Hello = { role, streams: {} };
  for (const { stream, feed } of opened) {
    if (!feed) continue;
    void socket.join(streamRoom(projectId, viewOf(role), stream));
    hello.streams[stream] = { epoch: feed.epoch, position: feed.position };
  }
  socket.emit("hello", hello);
}

async function answerSince(
  socket: LiveSocket,
  feeds: Feeds,
  input: { stream: StreamName; epoch: string; position: number },
) {
  const { projectId, role, streams } = socket.data;
  const source = feeds.source(input.stream);
  if (!source || !streams.includes(input.stream)) return { error: "request.not-found" };
  return readSince(source, viewOf(role), projectId, input);
}
