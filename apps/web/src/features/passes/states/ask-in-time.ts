/** While the socket stands, asking is only a second line; without it, it is the only one. */
const calmMs = 60_000;
const [firstMs, longestMs] = [2_000, 30_000];

/** When to ask for the state again: calmly beside a socket, else twice as late after each failure, spread so that a thousand phones do not ask at once. */
export function nextAskMs(connected: boolean, failures: number, random: () => number = Math.random): number {
  const base = connected && failures === 0 ? calmMs : Math.min(longestMs, firstMs * 2 ** failures);
  return base * (0.75 + random() * 0.5);
}
