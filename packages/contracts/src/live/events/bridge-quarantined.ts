import { bridgeChange } from "../bridge-change.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** A bridge contradicted its own past and is not believed any more. */
export const bridgeQuarantined = defineLiveEvent({
  name: "bridge.quarantined",
  stream: "changes",
  audience: "everyone",
  payload: bridgeChange,
});
