import { fork } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { doorChecks } from "@gatehouse/domain/doors/decision";
import pg from "pg";
import { io } from "socket.io-client";
import { Milestone, type Target } from "./target.ts";

/** As the product gathers what comes together. */
const gatherMs = 10;
const details = JSON.stringify({ steps: doorChecks.map((check) => ({ check, outcome: "passed" })) });

/**
 * The bare skeleton and a bare bridge: swipes leave it every 10 ms without a journal, a block is acknowledged when
 * SQLite has it on the disk. `each` sends every event in a frame of its own, `batched` what was stored together in one.
 */
export async function openSkeleton(
  databaseUrl: string,
  frames: "each" | "batched",
  size: { desks: number },
): Promise<Target> {
  const server = fork(path.join(import.meta.dirname, "skeleton-server.program.ts"), [databaseUrl, frames]);
  const [{ port }] = (await once(server, "message")) as [{ port: number }];
  const url = `http://127.0.0.1:${port}`;
  const secrets = Array.from({ length: size.desks + 1 }, () => randomBytes(20).toString("hex"));
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  await db.query("insert into sessions select unnest($1::text[])", [secrets]);
  await db.end();
  const cookies = secrets.map((secret) => `session=${secret}`);
  const connect = (auth: object) =>
    io(url, { transports: ["websocket"], forceNew: true, auth, extraHeaders: { cookie: cookies[0] ?? "" } });

  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  const disk = new DatabaseSync(path.join(folder, "blocks.db"));
  disk.exec("pragma journal_mode = wal; pragma synchronous = full; create table blocks (user_id text)");
  const insert = disk.prepare("insert into blocks values (?)");
  const bridge = connect({ isBridge: true });
  const [held, shown] = [new Milestone(), new Milestone()];
  bridge.on("block", ({ userId }: { userId: string }, done: () => void) => {
    insert.run(userId);
    held.passed(userId);
    done();
  });
  const admin = connect({});
  admin.on("acknowledged", ({ userId }: { userId: string }) => shown.passed(userId));
  await Promise.all([bridge, admin].map((socket) => once(socket as never, "hello")));

  const doors = Array.from({ length: 12 }, () => ({ doorId: randomUUID(), readerId: randomUUID() }));
  const people = Array.from({ length: 400 }, () => randomUUID());
  let seq = 0;
  let waiting: object[] = [];
  const send = setInterval(() => {
    if (waiting.length === 0) return;
    const swipes = waiting;
    waiting = [];
    void bridge.emitWithAck("swipes", swipes);
  }, gatherMs);
  return {
    name: frames === "each" ? "skeleton, a frame an event" : "skeleton, 10 ms frames",
    serverPid: server.pid ?? 0,
    desks: { url, auth: {}, cookies: cookies.slice(1) },
    swipe: (hint) => {
      seq += 1;
      waiting.push({ seq, hint, details, ...doors[seq % doors.length], userId: people[seq % people.length] });
    },
    block: async () => {
      const userId = randomUUID();
      const passed = Promise.all([held.of(userId), shown.of(userId)]);
      const begun = performance.now();
      const body = JSON.stringify({ userId, reason: "Lost badge" });
      await fetch(`${url}/block`, { method: "POST", body });
      const [heldAt, shownAt] = await passed;
      return { heldMs: heldAt - begun, shownMs: shownAt - begun };
    },
    close: async () => {
      clearInterval(send);
      bridge.close();
      admin.close();
      disk.close();
      server.disconnect();
      await once(server, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
