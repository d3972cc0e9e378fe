import type { AccessPath } from "../access/effective-access.ts";
import type { DenialReason } from "./denial-reason.ts";

/** The checks in the order in which the first refusal counts. */
export const doorChecks = [
  "reader",
  "lease",
  "credential",
  "carrier",
  "standing",
  "lockdown",
  "grant",
  "validity",
  "schedule",
  "anti-passback",
  "occupancy",
  "pin",
] as const;

/** The name of a check. */
export type DoorCheck = (typeof doorChecks)[number];

/** Facts that explain an outcome: ids, codes and times (ms), never words. */
export type CheckDetail = Readonly<Record<string, string | number | null>>;

/** What one check found. `not-configured`: the door has no such check. `not-evaluated`: an earlier refusal left nothing to look at. */
export type CheckResult =
  | { readonly outcome: "passed"; readonly detail?: CheckDetail }
  | { readonly outcome: "warned"; readonly reason: DenialReason; readonly detail?: CheckDetail }
  | { readonly outcome: "refused"; readonly reason: DenialReason; readonly detail?: CheckDetail }
  | { readonly outcome: "not-configured" }
  | { readonly outcome: "not-evaluated" };

/** One line of the stored evaluation. */
export type EvaluationStep = { readonly check: DoorCheck } & CheckResult;

type Evaluated = {
  readonly steps: readonly EvaluationStep[];
  readonly doorId: string | null;
  readonly zoneId: string | null;
  readonly holderId: string | null;
  readonly credentialId: string | null;
  /** The list and blocks the decision stood on, so that an audit can show what was not known yet. */
  readonly listVersion: number;
  readonly blockVersion: number;
};

/**
 * What a door does with a presentation, and the whole evaluation. `identified`: a badge at a reader that only
 * identifies; no door opens, and `reason` says what would have refused it (null = nothing).
 */
export type Decision = Evaluated &
  (
    | { readonly outcome: "granted"; readonly path: AccessPath }
    | { readonly outcome: "identified"; readonly reason: DenialReason | null; readonly detail: CheckDetail }
    | { readonly outcome: "denied"; readonly reason: DenialReason; readonly detail: CheckDetail }
  );
