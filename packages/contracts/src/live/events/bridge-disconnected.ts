import { bridgeChange } from "../bridge-change.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A bridge is not heard any more; its doors decide by themselves until its lease ends. */
export const bridgeDisconnected = defineLiveEvent({
  name: "bridge.disconnected",
  stream: "changes",
  audience: "everyone",
  payload: bridgeChange,
});
