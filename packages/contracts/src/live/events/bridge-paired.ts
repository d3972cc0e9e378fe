import { bridgeChange } from "../bridge-change.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A bridge has used its pairing code and holds a key of its own. */
export const bridgePaired = defineLiveEvent({
  name: "bridge.paired",
  stream: "changes",
  audience: "everyone",
  payload: bridgeChange,
});
