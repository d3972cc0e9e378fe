import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { Server } from "socket.io";

// The least that could do the job, without any of the product: Socket.IO, PostgreSQL and nothing in between. It checks a
// session, stores an event before it shows it, and writes a log row with a block. Arguments: database URL, `each` or
// `batched`: one frame an event, or one frame for all events that were stored together.
const [databaseUrl = "", frames = "each"] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
await pool.query(`
  create table if not exists sessions (secret text primary key);
  create table if not exists events (position bigserial primary key, id uuid not null, bridge_id uuid not null, seq bigint not null,
    type text not null, occurred_at timestamptz not null, received_at timestamptz not null default now(), site_id uuid, door_id uuid,
    reader_id uuid, user_id uuid, result text, reason text, details text not null);
  create index if not exists events_by_door on events (door_id, position);
  create index if not exists events_by_user on events (user_id, position);
  create unique index if not exists events_once on events (bridge_id, seq);
  create table if not exists blocks (id uuid primary key, user_id uuid not null, reason text not null, at timestamptz not null default now(), acknowledged_at timestamptz);
  create table if not exists audit (id uuid primary key, verb text not null, subject uuid not null, before text not null, after text not null, at timestamptz not null default now());
`);

type Swipe = { seq: number; doorId: string; readerId: string; userId: string; hint: string; details: string };
const bridgeId = randomUUID();
const server = http.createServer((request, response) => void block(request, response));
const io = new Server(server, { serveClient: false, perMessageDeflate: false });
io.use((socket, next) => {
  const secret = /session=(\w+)/.exec(socket.request.headers.cookie ?? "")?.[1];
  pool
    .query("select 1 from sessions where secret = $1", [secret])
    .then(({ rowCount }) => next(rowCount === 1 ? undefined : new Error("session.missing")), next);
});
io.on("connection", (socket) => {
  if (socket.handshake.auth.isBridge) void socket.join("bridge");
  else void socket.join("desks");
  socket.on("swipes", (swipes: Swipe[], done: () => void) => void store(swipes).then(done));
  socket.emit("hello", {});
});

const placeholders = (rows: number, columns: number): string =>
  Array.from(
    { length: rows },
    (_, row) =>
      `(${Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`).join(",")})`,
  ).join(",");

async function store(swipes: readonly Swipe[]): Promise<void> {
  const at = new Date();
  const values = swipes.flatMap((one) => [
    ...[randomUUID(), bridgeId, one.seq, "access.granted", at, bridgeId],
    ...[one.doorId, one.readerId, one.userId, "granted", one.details],
  ]);
  const { rows } = await pool.query<{ position: string }>(
    `insert into events (id, bridge_id, seq, type, occurred_at, site_id, door_id, reader_id, user_id, result, details)
     values ${placeholders(swipes.length, 11)} returning position`,
    values,
  );
  const shown = swipes.map((one, nth) => rowOf(one, Number(rows[nth]?.position), at));
  if (frames === "each") for (const row of shown) io.to("desks").emit("event", row);
  else
    io.to("desks").emit("frame", {
      events: shown.map((data) => ({ p: data.position, name: "door.reported", data })),
    });
}

/** What a desk shows of an event; as many fields as the product's row. */
const rowOf = (one: Swipe, position: number, at: Date) => ({
  position,
  type: "access.granted",
  occurredAt: at.toISOString(),
  receivedAt: at.toISOString(),
  delivery: "live",
  bridge: { id: bridgeId, name: "Bridge" },
  door: { id: one.doorId, name: "Door 7" },
  zone: { id: bridgeId, name: "Hall" },
  site: { id: bridgeId, name: "Site 12345678" },
  reader: { id: one.readerId, name: "In", direction: "in" },
  person: { id: one.userId, name: "Test Person 123", companies: "" },
  result: "granted",
  reason: null,
  shown: { kind: "card", hint: one.hint },
  rings: false,
  facts: {},
});

async function block(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { userId, reason }: { userId: string; reason: string } = JSON.parse(Buffer.concat(chunks).toString());
  const id = randomUUID();
  const client = await pool.connect();
  await client.query("begin");
  await client.query("insert into blocks (id, user_id, reason) values ($1, $2, $3)", [id, userId, reason]);
  const audit = [randomUUID(), "user.blocked", userId, "{}", JSON.stringify({ reason })];
  await client.query(
    "insert into audit (id, verb, subject, before, after) values ($1, $2, $3, $4, $5)",
    audit,
  );
  await client.query("commit");
  client.release();
  io.to("desks").emit("blocked", { userId });
  response.end();
  await io.to("bridge").timeout(10_000).emitWithAck("block", { userId });
  await pool.query("update blocks set acknowledged_at = now() where id = $1", [id]);
  io.to("desks").emit("acknowledged", { userId });
}

await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
process.send?.({ port: (server.address() as AddressInfo).port });
process.on("disconnect", () => process.exit(0));
