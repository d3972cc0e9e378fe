/** The other tabs of this browser, told when one of them has signed in. */
const name = "gatehouse-sign-in";

/** Tells the other tabs that this browser is signed in now. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage("signed-in");
  channel.close();
}

/** Calls back when another tab has signed in. Answers how to stop listening. */
export function onSignedInElsewhere(listener: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = listener;
  return () => channel.close();
}
