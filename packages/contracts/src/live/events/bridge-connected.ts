import { bridgeChange } from "../bridge-change.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A bridge has proved who it is and is connected. */
export const bridgeConnected = defineLiveEvent({
  name: "bridge.connected",
  stream: "changes",
  audience: "everyone",
  payload: bridgeChange,
});
