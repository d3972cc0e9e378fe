import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { AccessList } from "@gatehouse/domain/access/access-list";
import { rowOf } from "@gatehouse/domain/access/row-map";
import { decide } from "@gatehouse/domain/doors/decide";
import type { Decision } from "@gatehouse/domain/doors/decision";
import type { Presentation } from "@gatehouse/domain/doors/presentation";
import type { DeviceDecision } from "@gatehouse/reader/observations/door-observation";
import { credentialHint } from "../credentials/read-presented.ts";
import type { DoorNote } from "./door-control.ts";

/** A decision with what is to be journalled of it. `grantId` is set exactly when the door is to open. */
export type Judgement = {
  readonly decision: Decision;
  readonly note: DoorNote;
  readonly grantId: string | null;
};

/** What a device that decides by itself has done counts as done; our own evaluation is stored beside it. */
export type JudgeInput = {
  readonly list: AccessList;
  readonly presentation: Presentation;
  readonly isLockedDown: boolean;
  readonly decidedByDevice: DeviceDecision | null;
};

/** Decides by the list in hand and writes the whole evaluation down. Nothing here waits for anything. */
export function judgePresentation(input: JudgeInput): Judgement {
  const { list, presentation, isLockedDown, decidedByDevice } = input;
  const begun = performance.now();
  const decision = decide(list, presentation, { isLockedDown, presentIn: "unknown", occupancy: "unknown" });
  const latencyUs = Math.round((performance.now() - begun) * 1000);
  const access = {
    kind: presentation.kind,
    decidedBy: decidedByDevice ? ("device" as const) : ("bridge" as const),
    direction: rowOf(list.tables.readers, presentation.readerId)?.direction ?? null,
    userId: decision.holderId,
    credentialId: decision.credentialId,
    credentialHint: credentialHint(presentation.number),
    steps: decision.steps,
  };
  if (decidedByDevice && !decidedByDevice.granted)
    return {
      decision,
      grantId: null,
      note: { type: "access.denied", data: { ...access, reason: "device-denied" } },
    };
  if (decision.outcome === "granted" || decidedByDevice) {
    const grantId = randomUUID();
    const granted = { ...access, grantId, basis: "list" as const, latencyUs, swipeToOutUs: null };
    return { decision, grantId, note: { type: "access.granted", data: granted } };
  }
  if (decision.outcome === "identified")
    return {
      decision,
      grantId: null,
      note: { type: "access.identified", data: { ...access, reason: decision.reason } },
    };
  return {
    decision,
    grantId: null,
    note: { type: "access.denied", data: { ...access, reason: decision.reason } },
  };
}
