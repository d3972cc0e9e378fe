import { connect, createServer } from "node:net";
import { openBenchLine } from "./bench-line.ts";
import type { Figure } from "./figure.ts";

const measuredMs = 3_000;
/** A poll in a session with its mark, and its answer with its own. */
const [pollBytes, answerBytes] = [15, 15];

/** Secure polls of one reader, one right after the other, both ends in this process, beside a bare echo of as many bytes. */
export async function securePollCycles(): Promise<readonly Figure[]> {
  const echoes = await bareEchoes();
  await using line = await openBenchLine({ link: "tcp", count: 1, pollMs: 0 });
  const [from, begunMs] = [line.polls(), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, measuredMs));
  const perSecond = ((line.polls() - from) / (performance.now() - begunMs)) * 1_000;
  const baseline = { baselineName: "echo of the same bytes", baseline: echoes };
  return [{ name: "secure poll cycles", unit: "1/s", value: perSecond, ...baseline }];
}

async function bareEchoes(): Promise<number> {
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on("data", () => socket.write(new Uint8Array(answerBytes)));
    // The end of the measurement breaks an echo off.
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const socket = connect(typeof address === "object" && address !== null ? address.port : 0, "127.0.0.1");
  socket.setNoDelay(true);
  let count = 0;
  const poll = new Uint8Array(pollBytes);
  socket.on("data", () => {
    count += 1;
    socket.write(poll);
  });
  await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
  const begunMs = performance.now();
  socket.write(poll);
  await new Promise((resolve) => setTimeout(resolve, measuredMs));
  const perSecond = (count / (performance.now() - begunMs)) * 1_000;
  socket.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return perSecond;
}
