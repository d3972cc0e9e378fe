import { doorChecks } from "@gatehouse/domain/doors/decision";
import { fittingActions } from "@gatehouse/domain/doors/fitting-action";
import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";
import { doorEventRow } from "./door-event-row.ts";
import { denialReason } from "./door-event-types.ts";

export const doorWhyInput = z.strictObject({ ...inProject, position: z.int().check(z.positive()) });

/** One check of the stored evaluation, in the order in which the first refusal counts. */
export const evaluationStep = z.object({
  check: z.enum(doorChecks),
  outcome: z.enum(["passed", "warned", "refused", "not-configured", "not-evaluated"]),
  reason: z.nullable(denialReason),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/**
 * Why a door decided as it did: the evaluation as the bridge stored it, the names of the ids in its details, and the one
 * thing that fits. `listPosition` and `blockPosition` say what the bridge knew at that moment.
 */
export const doorWhyAnswer = z.object({
  event: doorEventRow,
  steps: z.array(evaluationStep),
  names: z.record(z.string(), z.string()),
  listPosition: z.number(),
  blockPosition: z.number(),
  action: z.nullable(
    z.object({
      kind: z.enum(fittingActions),
      userId: z.nullable(id),
      doorId: z.nullable(id),
      /** The role, task, zone or bridge the action is about. */
      subjectId: z.nullable(z.string()),
    }),
  ),
});
export type DoorWhyAnswer = z.output<typeof doorWhyAnswer>;

/** What a decision's data hold beside the columns: a step leaves out what it has nothing to say about. */
const storedEvaluation = z.object({
  steps: z.array(
    z.pipe(
      z.looseObject({ reason: z.optional(z.unknown()), detail: z.optional(z.unknown()) }),
      z.transform((step) => ({ ...step, reason: step.reason ?? null, detail: step.detail ?? {} })),
    ),
  ),
  knew: z.object({ listVersion: z.number(), blockVersion: z.number() }),
});

/** The evaluation in the stored data of a decision; null when there is none. A step of another version is left out. */
export function readEvaluation(
  data: unknown,
): Pick<DoorWhyAnswer, "steps" | "listPosition" | "blockPosition"> | null {
  const stored = storedEvaluation.safeParse(data);
  if (!stored.success) return null;
  const steps = stored.data.steps.flatMap((step) => {
    const parsed = evaluationStep.safeParse(step);
    return parsed.success ? [parsed.data] : [];
  });
  const { listVersion, blockVersion } = stored.data.knew;
  return { steps, listPosition: listVersion, blockPosition: blockVersion };
}
