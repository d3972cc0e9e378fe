import { bridgeChange } from "../bridge-change.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** An admin trusts a quarantined bridge again. */
export const bridgeReleased = defineLiveEvent({
  name: "bridge.released",
  stream: "changes",
  audience: "everyone",
  payload: bridgeChange,
});
