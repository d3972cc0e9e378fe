import http from "node:http";
import type { AddressInfo } from "node:net";
import { attachBridgeLink, type Ingest } from "@gatehouse/bridge-link/sockets/attach-bridge-link";
import { openDb } from "@gatehouse/db/client";
import { applyMigrations } from "@gatehouse/db/migrations/apply-migrations";
import { startEmbedded } from "@gatehouse/db/postgres/embedded";
import { DoorIngest } from "@gatehouse/services/doors/ingest-door-events";
import { tooLateMs } from "./seeded-bugs.harness.ts";

// The server end of the sites with a PostgreSQL of its own, as a program that can be killed. Arguments: data folder, port.
const [folder = "", port = "0"] = process.argv.slice(2);
const key = new Uint8Array(32).fill(7);
const postgres = await startEmbedded(folder);
const url = postgres.url("postgres");
await applyMigrations(url);
const db = openDb(url, { secretKey: key });
const report = (error: unknown) => console.error(error);
const honest = new DoorIngest(db, report);

/** The bug this check exists for: a bridge is told that a batch is stored while it still is not. */
const hasty: Ingest = {
  add: async (projectId, sent) => {
    setTimeout(() => void honest.add(projectId, sent), tooLateMs);
    const last = sent.batch.entries.at(-1);
    return { kind: "stored", nextSeq: (last?.through ?? last?.seq ?? 0) + 1 };
  },
  settled: async () => {},
};
const isHasty = process.env.GATEHOUSE_TEETH === "ack-before-commit";
let at = Number(port);
let end = async () => {};

async function open(): Promise<void> {
  const server = http.createServer();
  const link = attachBridgeLink(server, { db, report, ingest: isHasty ? hasty : honest });
  await new Promise<void>((done) => server.listen(at, "127.0.0.1", done));
  at = (server.address() as AddressInfo).port;
  end = async () => {
    await link.close();
    server.closeAllConnections();
    await new Promise<void>((done) => void server.close(() => done()));
  };
}

/** Orders of the test: no site reaches this server any more, they do again, or a log has grown. */
process.on("message", (order: { pause?: true; resume?: true; ring?: string }) => {
  if (order.ring) db.bell.ring(order.ring, "changes");
  if (order.pause) void end().then(() => process.send?.({ isOpen: false }));
  if (order.resume) void open().then(() => process.send?.({ isOpen: true }));
});
await open();
process.send?.({ ready: true, isOpen: true, port: at, url, postgresPid: postgres.pid });
// As the product does: a server whose database has ended goes too, and is started again by whoever watches it.
void postgres.exited.then(() => process.exit(1));
