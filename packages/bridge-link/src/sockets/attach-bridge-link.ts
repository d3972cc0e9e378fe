import type { Server as HttpServer } from "node:http";
import { bridgeLinkPath, helloWithinMs } from "@gatehouse/contracts/bridge/bridge-limits";
import { recordLostBridges } from "@gatehouse/services/bridges/record-lost-bridges";
import type { Db } from "@gatehouse/services/connection";
import { DoorIngest } from "@gatehouse/services/doors/ingest-door-events";
import { Server } from "socket.io";
import { ChangeBell } from "../feeds/change-bell.ts";
import { greetSocket } from "../sessions/greet-socket.ts";
import { SessionBook } from "../sessions/session-book.ts";
import type { BridgeIo } from "./bridge-socket.ts";

/** Takes batches and answers what is committed. */
export type Ingest = Pick<DoorIngest, "add" | "settled">;

/** What the sites' server needs; `report` hears of bugs. A harness may put a worse `ingest` in, to show that a check notices. */
export type BridgeLinkOptions = {
  readonly db: Db;
  readonly report: (error: unknown) => void;
  readonly ingest?: Ingest;
};

/** The running server end of the sites. */
export type BridgeLink = { readonly io: BridgeIo; readonly close: () => Promise<void> };

/** How often the rows are looked through for bridges whose node was killed. */
const lostEveryMs = 15_000;

/**
 * Attaches the sites' Socket.IO server at `/bridge-link`: websocket only, 1 MB, a silent bridge is known within 6 s. A
 * browser has no business here: a request with an Origin is refused.
 */
export function attachBridgeLink(http: HttpServer, options: BridgeLinkOptions): BridgeLink {
  const { db, report } = options;
  const io: BridgeIo = new Server(http, {
    path: bridgeLinkPath,
    serveClient: false,
    transports: ["websocket"],
    perMessageDeflate: false,
    maxHttpBufferSize: 1_000_000,
    pingInterval: 2_000,
    pingTimeout: 4_000,
    destroyUpgrade: false,
    allowRequest: (request, done) => done(null, request.headers.origin === undefined),
  });
  const bell = new ChangeBell(db, report);
  const ingest = options.ingest ?? new DoorIngest(db, report);
  const book = new SessionBook();
  bell.start();
  io.on("connection", (socket) => {
    const overdue = setTimeout(() => {
      if (!book.holds(socket.id)) socket.disconnect(true);
    }, helloWithinMs);
    socket.once("disconnect", () => clearTimeout(overdue));
    greetSocket(socket, book, { db, bell, ingest, report });
  });
  const sweep = () => void recordLostBridges(db).catch(report);
  const timer = setInterval(sweep, lostEveryMs);
  return {
    io,
    close: async () => {
      clearInterval(timer);
      bell.stop();
      await book.endAll();
      io.disconnectSockets(true);
      io.engine.close();
      await ingest.settled();
    },
  };
}
