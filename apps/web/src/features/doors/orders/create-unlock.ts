import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { DoorStream } from "~/features/desk/streams/door-stream.ts";
import { createVerbRun, type VerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { type UnlockOutcome, unlockWords } from "./order-words.ts";

/** After this an order does nothing any more; the server waits three seconds of it with the answer. */
const orderLifeMs = 10_000;

/** A door that is unlocked by hand. */
export type Unlock = {
  readonly run: VerbRun;
  readonly order: () => void;
  /** How the last order to this door stands; undefined before the first. */
  readonly outcome: Accessor<UnlockOutcome | undefined>;
};

const outcomes = Object.keys(unlockWords) as readonly UnlockOutcome[];

/** Orders a door to be released and follows the order to its end, also after the server has stopped waiting for the site. */
export function createUnlock(
  door: Accessor<{ readonly projectId: string; readonly doorId: string }>,
  stream: Pick<DoorStream, "onEvery">,
): Unlock {
  const run = createVerbRun();
  const [outcome, setOutcome] = createSignal<UnlockOutcome>();
  let waitingFor: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers may arrive before the call that ordered them. */
  const heard = new Map<string, UnlockOutcome>();
  const settle = (end: UnlockOutcome) => {
    clearTimeout(timer);
    waitingFor = undefined;
    setOutcome(end);
  };
  stream.onEvery((row) => {
    if (row.type !== "command.result") return;
    const end = outcomes.find((one) => one === row.facts.outcome);
    const { commandId } = row.facts;
    if (!end || typeof commandId !== "string") return;
    heard.set(commandId, end);
    if (commandId === waitingFor) settle(end);
  });
  const forget = () => {
    clearTimeout(timer);
    waitingFor = undefined;
    setOutcome(undefined);
    run.clear();
  };
  createEffect(on(() => door().doorId, forget, { defer: true }));
  onCleanup(() => clearTimeout(timer));

  const order = () => {
    const asked = door();
    forget();
    void run.run(async () => {
      const answer = await api.doors.unlock.mutate({ ...asked, reason: "" });
      if (door().doorId !== asked.doorId) return;
      const known = answer.outcome === "pending" ? heard.get(answer.commandId) : answer.outcome;
      if (known) return settle(known);
      waitingFor = answer.commandId;
      setOutcome("pending");
      timer = setTimeout(() => setOutcome("unanswered"), orderLifeMs);
    });
  };
  return { run, order, outcome };
}
