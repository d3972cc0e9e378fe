import { bridgeChange } from "../bridge-change.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A bridge was set up for a site; it waits to be paired. */
export const bridgeAdded = defineLiveEvent({
  name: "bridge.added",
  stream: "changes",
  audience: "everyone",
  payload: bridgeChange,
});
