import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import { commandOutcomes } from "@gatehouse/contracts/doors/door-commands";
import { readerOrdered } from "@gatehouse/contracts/live/events/reader-ordered";
import type { ReaderOrder } from "@gatehouse/contracts/readers/reader-orders";
import { isOrderRefusal, type OrderRefusal } from "@gatehouse/domain/readers/order-refusal";
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { DoorStream } from "~/features/desk/streams/door-stream.ts";
import { useLive } from "~/features/live/use-live.tsx";
import type { OrderOutcome } from "./order-words.ts";

/** The last order to a reader, whoever gave it, and what came of it so far. */
export type LatestOrder = {
  readonly commandId: string;
  readonly order: ReaderOrder;
  readonly outcome: OrderOutcome;
  readonly refusal: OrderRefusal | null;
  /** Given here, in this window. */
  readonly isOwn: boolean;
};

export type ReaderOrders = {
  /** Undefined before the first. */
  readonly latest: Accessor<LatestOrder | undefined>;
  /** Gives an order and follows it to its end, also after the server has stopped waiting for the bridge. */
  readonly give: (order: ReaderOrder, call: () => Promise<CommandAnswer>) => Promise<void>;
};

type End = Pick<LatestOrder, "outcome" | "refusal">;

/** After this an order that the bridge has not heard does nothing any more. */
const orderLifeMs = 10_000;

/** Follows the orders to a reader while the calling component is on the page: those given here, and everybody else's. */
export function createReaderOrders(
  readerId: Accessor<string>,
  stream: Pick<DoorStream, "onEvery">,
): ReaderOrders {
  const live = useLive();
  const [latest, setLatest] = createSignal<LatestOrder>();
  /** Results may arrive before the answer that names their order. */
  const ends = new Map<string, End>();
  let giving: ReaderOrder | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = (order: Omit<LatestOrder, keyof End>, untilMs: number) => {
    clearTimeout(timer);
    setLatest({ ...order, ...(ends.get(order.commandId) ?? { outcome: "pending", refusal: null }) });
    timer = setTimeout(
      () => setLatest((now) => (now?.outcome === "pending" ? { ...now, outcome: "unanswered" } : now)),
      Math.max(0, untilMs - Date.now()),
    );
  };
  const settle = (commandId: string, end: End) => {
    ends.set(commandId, end);
    setLatest((now) => (now?.commandId === commandId ? { ...now, ...end } : now));
  };

  stream.onEvery(({ type, facts }) => {
    const outcome = commandOutcomes.find((one) => one === facts.outcome);
    if (type !== "command.result" || outcome === undefined || typeof facts.commandId !== "string") return;
    settle(facts.commandId, { outcome, refusal: isOrderRefusal(facts.refusal) ? facts.refusal : null });
  });
  live.onEvents("changes", (events) => {
    for (const event of events) {
      if (event.name !== readerOrdered.name) continue;
      const told = readerOrdered.payload.safeParse(event.data);
      if (!told.success || told.data.readerId !== readerId() || told.data.commandId === latest()?.commandId)
        continue;
      const { order, commandId, expiresAt } = told.data;
      follow({ order, commandId, isOwn: giving === order }, Date.parse(expiresAt));
    }
  });
  createEffect(
    on(
      readerId,
      () => {
        clearTimeout(timer);
        setLatest(undefined);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));

  return {
    latest,
    give: async (order, call) => {
      const asked = readerId();
      giving = order;
      try {
        const { commandId, outcome, refusal } = await call();
        if (readerId() !== asked) return;
        if (outcome !== "pending") ends.set(commandId, { outcome, refusal });
        follow({ order, commandId, isOwn: true }, Date.now() + orderLifeMs);
      } finally {
        giving = undefined;
      }
    },
  };
}
