import { setTimeout as delay } from "node:timers/promises";
import { type TraceAnswer, traceAnswer } from "@gatehouse/contracts/bridge/trace-uploads";
import type { AskServer } from "../uplink/uplink.ts";
import type { OrderedTrace, OrderedTraces } from "./ordered-traces.ts";

/** A server that asks to come again later is asked again after this long. */
const laterMs = 500;

/**
 * Hands ordered traces over to the server until the link is lost: says of each that it runs, and sends it, part by part, when
 * it has ended. The server names the part it wants next, so a link that was lost costs one part. Rejects when no answer comes.
 */
export async function uploadTraces(
  traces: OrderedTraces,
  ask: AskServer,
  signal: AbortSignal,
): Promise<void> {
  const told = new Set<string>();
  let wake = () => {};
  traces.onChanged(() => wake());
  signal.addEventListener("abort", () => wake(), { once: true });
  while (!signal.aborted) {
    const due = traces.all().find(({ traceId, state }) => state !== "running" || !told.has(traceId));
    if (due === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    const isTaken =
      due.state === "ended" ? await send(due, traces, ask, signal) : await tell(due, traces, ask);
    if (isTaken) told.add(due.traceId);
    else await delay(laterMs, undefined, { signal }).catch(() => {});
  }
}

/** Says that a trace runs, or that nothing will come of it. False: the server wants to be told later. */
async function tell(
  trace: Exclude<OrderedTrace, { state: "ended" }>,
  traces: OrderedTraces,
  ask: AskServer,
): Promise<boolean> {
  const { traceId } = trace;
  const state =
    trace.state === "running"
      ? { kind: "running" as const }
      : { kind: "failed" as const, failure: trace.failure };
  const answer = readAnswer(await ask("trace.moved", { traceId, state }));
  if (answer.kind === "over") traces.forget(traceId);
  return answer.kind !== "later";
}

async function send(
  { traceId, cause }: Extract<OrderedTrace, { state: "ended" }>,
  traces: OrderedTraces,
  ask: AskServer,
  signal: AbortSignal,
): Promise<boolean> {
  for (let n = 0; !signal.aborted; ) {
    const part = traces.readPart(traceId, n);
    // A file that somebody took away, or a server that asks for what never was: there is nothing to hand over.
    const answer = readAnswer(
      part === null
        ? await ask("trace.moved", { traceId, state: { kind: "failed", failure: "lost" } })
        : await ask("trace.part", { traceId, n, text: part.text, cause: part.isLast ? cause : null }),
    );
    if (answer.kind === "later") return false;
    if (answer.kind === "over") {
      traces.forget(traceId);
      return true;
    }
    // Asked for the same once more, it was not stored.
    if (answer.n === n) return false;
    n = answer.n;
  }
  return false;
}

const readAnswer = (given: unknown): TraceAnswer => {
  const parsed = traceAnswer.safeParse(given);
  return parsed.success ? parsed.data : { kind: "later" };
};
