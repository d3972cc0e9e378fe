import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";

type Ticker = { readonly now: Accessor<number>; listeners: number; stop: () => void };
const tickers = new Map<number, Ticker>();

/**
 * The present time in milliseconds, advancing every `periodMs`. All components with the same period share one
 * timer, which runs only while one of them is on the page. The server's clock is kept until the page is alive.
 */
export function createNow(periodMs: number): Accessor<number> {
  const [own, setOwn] = createSignal<Accessor<number>>(constant(Date.now()), { equals: false });
  onMount(() => {
    const ticker = tickers.get(periodMs) ?? start(periodMs);
    ticker.listeners += 1;
    setOwn(() => ticker.now);
    onCleanup(() => {
      ticker.listeners -= 1;
      if (ticker.listeners > 0) return;
      ticker.stop();
      tickers.delete(periodMs);
    });
  });
  return () => own()();
}

function constant(value: number): Accessor<number> {
  return () => value;
}

function start(periodMs: number): Ticker {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), periodMs);
  const ticker = { now, listeners: 0, stop: () => clearInterval(timer) };
  tickers.set(periodMs, ticker);
  return ticker;
}
