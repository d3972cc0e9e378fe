import { bridgePatchFields } from "@gatehouse/contracts/bridges/bridge-row";
import type { LiveEventName } from "@gatehouse/contracts/live/catalogue";
import type { Presenter } from "./presented.ts";

/** A change of a bridge: the fields of its row, for everybody who watches doors. */
const presentBridgeChange: Presenter = (change) => {
  const after = change.after ?? {};
  const fields = bridgePatchFields.filter((field) => field in after).map((field) => [field, after[field]]);
  const data = { bridgeId: change.subjectId, patch: Object.fromEntries(fields) };
  return [{ audience: "everyone", name: change.verb as LiveEventName, data }];
};

/** A door's mode from now on. */
const presentDoorChange: Presenter = (change) => [
  {
    audience: "everyone",
    name: change.verb as LiveEventName,
    data: { doorId: change.subjectId, patch: { mode: change.after?.mode } },
  },
];

/** An order to a door that opens it once; the reason stays in the log. */
const presentUnlockOrder: Presenter = (change) => {
  const { commandId, expiresAt } = change.after ?? {};
  const data = { doorId: change.subjectId, commandId, expiresAt };
  return [{ audience: "everyone", name: "door.unlock-ordered", data }];
};

/** A bridge holds a revocation. */
const presentAcknowledgement: Presenter = (change) => {
  const { userId, bridgeId, measuredMs, acknowledgedAt } = change.after ?? {};
  const data = { revocationId: change.subjectId, userId, bridgeId, measuredMs, acknowledgedAt };
  return [{ audience: "admins", name: "revocation.acknowledged", data }];
};

/** Presenters of what happens between the server and its sites, by verb. */
export const sitePresenters: Readonly<Record<string, Presenter>> = {
  "bridge.added": presentBridgeChange,
  "bridge.paired": presentBridgeChange,
  "bridge.connected": presentBridgeChange,
  "bridge.disconnected": presentBridgeChange,
  "bridge.quarantined": presentBridgeChange,
  "door.locked-down": presentDoorChange,
  "door.released": presentDoorChange,
  "door.unlock-ordered": presentUnlockOrder,
  "revocation.acknowledged": presentAcknowledgement,
};

/** Beside what a change of a person says by itself: that doors are being closed to them everywhere. */
export const presentRevocation: Presenter = (change) => {
  const revocationId = change.after?.revocationId;
  if (change.subjectKind !== "user" || typeof revocationId !== "string") return [];
  const data = { revocationId, userId: change.subjectId, at: change.at.toISOString() };
  return [{ audience: "admins", name: "revocation.opened", data }];
};
