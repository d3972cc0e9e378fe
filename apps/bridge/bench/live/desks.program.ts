import { Histogram } from "@gatehouse/testing/benchmarks/histogram";
import { io, type Socket } from "socket.io-client";
import { ageOf, type DeskPlan, preciseNow } from "./target.ts";

// Two hundred desks as a program of their own: they follow a server and count how old each event is when it arrives. In life
// each of them is a machine of its own, so what they do with a frame here must cost next to nothing: taking the text of
// two hundred copies apart as JSON takes a whole core, and what is measured then is this program.
let sockets: Socket[] = [];
let ages = new Histogram();

/** The moment each event was made stands in its text as `"hint":"…"`. */
const mark = '"hint":"';

function hear(text: string): void {
  const now = preciseNow();
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length + 4))
    ages.add(ageOf(text.slice(at + mark.length, at + mark.length + 4), now));
}

async function connect({ url, auth, cookies }: DeskPlan): Promise<void> {
  sockets = cookies.map((cookie) =>
    io(url, { transports: ["websocket"], forceNew: true, auth, extraHeaders: { cookie } }),
  );
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((done, failed) => {
          socket.once("hello", () => done());
          socket.once("connect_error", failed);
        }),
    ),
  );
  for (const { io: manager } of sockets)
    manager.engine.off("data").on("data", (text) => typeof text === "string" && hear(text));
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
