import { type Accessor, createSignal, onCleanup, onMount, sharedConfig } from "solid-js";
import { isServer } from "solid-js/web";

type Ticker = { readonly now: Accessor<number>; listeners: number; readonly stop: () => void };
const tickers = new Map<number, Ticker>();

/**
 * The present time in milliseconds, advancing every `periodMs`. All components with the same period share one
 * timer, which runs only while one of them is on the page. Nothing ticks before the page has come alive.
 */
export function createNow(periodMs: number): Accessor<number> {
  if (!isServer && !sharedConfig.context) return join(periodMs);
  const [own, setOwn] = createSignal<Accessor<number>>(constant(Date.now()));
  onMount(() => {
    setOwn(() => join(periodMs));
  });
  return () => own()();
}

function constant(value: number): Accessor<number> {
  return () => value;
}

function join(periodMs: number): Accessor<number> {
  const ticker = tickers.get(periodMs) ?? start(periodMs);
  ticker.listeners += 1;
  onCleanup(() => {
    ticker.listeners -= 1;
    if (ticker.listeners > 0) return;
    ticker.stop();
    tickers.delete(periodMs);
  });
  return ticker.now;
}

function start(periodMs: number): Ticker {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), periodMs);
  const ticker = { now, listeners: 0, stop: () => clearInterval(timer) };
  tickers.set(periodMs, ticker);
  return ticker;
}
