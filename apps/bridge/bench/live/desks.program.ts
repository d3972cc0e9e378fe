import { Histogram } from "@gatehouse/testing/benchmarks/histogram";
import { io, type Socket } from "socket.io-client";
import { ageOf, type DeskPlan, preciseNow } from "./target.ts";

// Two hundred desks as a program of their own: they follow a server and count how old each event is when it arrives.
type Row = { shown?: { hint: string } | null };
type Frame = { stream?: string; events: readonly { data: Row }[] };

let sockets: Socket[] = [];
let ages = new Histogram();

const hear = (frame: Frame) => {
  if (frame.stream === "changes") return;
  const now = preciseNow();
  for (const event of frame.events) if (event.data.shown) ages.add(ageOf(event.data.shown.hint, now));
};

async function connect({ url, auth, cookies }: DeskPlan): Promise<void> {
  sockets = cookies.map((cookie) =>
    io(url, { transports: ["websocket"], forceNew: true, auth, extraHeaders: { cookie } }),
  );
  for (const socket of sockets) {
    socket.on("frame", hear);
    socket.on("event", (data: Row) => hear({ events: [{ data }] }));
  }
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((done, failed) => {
          socket.once("hello", () => done());
          socket.once("connect_error", failed);
        }),
    ),
  );
}

process.on("message", (order: { connect?: DeskPlan; reset?: true; report?: true }) => {
  if (order.connect) void connect(order.connect).then(() => process.send?.({ connected: sockets.length }));
  if (order.reset) {
    ages = new Histogram();
    process.send?.({ reset: true });
  }
  if (order.report) process.send?.({ total: ages.total, p50: ages.quantile(0.5), p99: ages.quantile(0.99) });
});
process.on("disconnect", () => process.exit(0));
