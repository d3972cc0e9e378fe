import type { AccessList } from "../access/access-list.ts";
import {
  checkGrant,
  checkLease,
  checkLockdown,
  checkSchedule,
  checkStanding,
  checkValidity,
} from "./access-checks.ts";
import { checkCarrier, checkCredential, checkReader } from "./credential-checks.ts";
import type { CheckResult, Decision, DoorCheck, EvaluationStep } from "./decision.ts";
import { doorChecks } from "./decision.ts";
import type { DoorFacts } from "./door-facts.ts";
import { doorFacts } from "./door-facts.ts";
import { checkAntiPassback, checkOccupancy, checkPin } from "./entry-checks.ts";
import type { DecisionContext, Presentation } from "./presentation.ts";

const checks: Record<DoorCheck, (facts: DoorFacts) => CheckResult> = {
  reader: checkReader,
  lease: checkLease,
  credential: checkCredential,
  carrier: checkCarrier,
  standing: checkStanding,
  lockdown: checkLockdown,
  grant: checkGrant,
  validity: checkValidity,
  schedule: checkSchedule,
  "anti-passback": checkAntiPassback,
  occupancy: checkOccupancy,
  pin: checkPin,
};

/**
 * What a door does with a presentation. Pure and total: the same code runs beside the door, in the server's tests and
 * behind "why?". All checks are evaluated and kept; the first refusal in the fixed order gives the reason. A door
 * opens only when no check refuses and an open path to its zone exists, so whatever is missing or unsure denies.
 */
export function decide(list: AccessList, presentation: Presentation, context: DecisionContext): Decision {
  const facts = doorFacts(list, presentation, context);
  const steps: EvaluationStep[] = doorChecks.map((check) => ({ check, ...checks[check](facts) }));
  const evaluated = {
    steps,
    doorId: facts.door?.id ?? null,
    zoneId: facts.door?.zoneId ?? null,
    holderId: facts.holder?.id ?? null,
    credentialId: facts.credential?.id ?? null,
    listVersion: list.version,
    blockVersion: list.blockVersion,
  };
  const refusal = steps.find((step) => step.outcome === "refused");
  const path = facts.paths.find((candidate) => candidate.state === "open");
  const isIdentifyOnly = presentation.kind === "badge-code" && facts.reader?.badgeQr !== "opens";
  if (isIdentifyOnly && facts.holder !== undefined && steps[0]?.outcome === "passed")
    return {
      ...evaluated,
      outcome: "identified",
      reason: refusal?.reason ?? null,
      detail: refusal?.detail ?? {},
    };
  if (refusal !== undefined)
    return { ...evaluated, outcome: "denied", reason: refusal.reason, detail: refusal.detail ?? {} };
  if (path === undefined || isIdentifyOnly)
    return { ...evaluated, outcome: "denied", reason: "no-access-at-door", detail: {} };
  return { ...evaluated, outcome: "granted", path };
}
