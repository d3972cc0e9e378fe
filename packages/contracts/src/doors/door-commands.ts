import { orderRefusals } from "@gatehouse/domain/readers/order-refusal";
import * as z from "zod/mini";
import { id, inProject, line, optionalLine } from "../fields/fields.ts";
import { doorEventRow } from "./door-event-row.ts";

/** How a command stands: `pending` when no bridge has answered yet. The result follows as a `command.result` event with this id. */
export const commandOutcomes = ["done", "expired", "refused", "failed", "pending"] as const;

/** What came of an order; `refusal` says why nothing did, where the bridge said so. */
export const commandAnswer = z.object({
  commandId: id,
  outcome: z.enum(commandOutcomes),
  refusal: z.nullable(z.enum(orderRefusals)),
});
export type CommandAnswer = z.output<typeof commandAnswer>;

/** Releases one door for five seconds. A bridge that hears it more than ten seconds later does nothing. */
export const unlockDoorInput = z.strictObject({ ...inProject, doorId: id, reason: optionalLine(500) });
export type UnlockDoorInput = z.output<typeof unlockDoorInput>;

/** Which doors: one, all of a zone, all of a site. */
export const doorTarget = z.strictObject({ kind: z.enum(["door", "zone", "site"]), id });
export type DoorTarget = z.output<typeof doorTarget>;

export const lockDownInput = z.strictObject({ ...inProject, target: doorTarget, reason: line(500) });
export type LockDownInput = z.output<typeof lockDownInput>;

export const releaseLockdownInput = z.strictObject({ ...inProject, target: doorTarget, reason: line(500) });
export type ReleaseLockdownInput = z.output<typeof releaseLockdownInput>;

/** The doors whose mode has changed by this order; those that were so already are not among them. */
export const doorModeAnswer = z.object({ doorIds: z.array(id) });
export type DoorModeAnswer = z.output<typeof doorModeAnswer>;

/** Flaws a simulated phone can show, to see a door refuse. */
export const passFlaws = ["none", "expired", "replayed", "forged"] as const;

/** What is held against a simulated reader: a person's phone, a number as a card, or any text as a code. */
export const presentedByHand = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("pass"), userId: id, flaw: z.enum(passFlaws) }),
  /** The person's newest live number: their ID or card. */
  z.strictObject({ kind: z.literal("number"), userId: id }),
  z.strictObject({ kind: z.literal("card"), number: line(64) }),
  z.strictObject({ kind: z.literal("code"), text: line(200) }),
]);
export type PresentedByHand = z.output<typeof presentedByHand>;

/** Only in a demo project: holds something against a reader of the simulated site. */
export const presentInput = z.strictObject({ ...inProject, readerId: id, credential: presentedByHand });
export type PresentInput = z.output<typeof presentInput>;

/** What the door decided. `event` is null while no answer has come, or when nothing could be presented (no phone, no number). */
export const presentAnswer = z.object({
  commandId: id,
  outcome: z.enum(commandOutcomes),
  event: z.nullable(doorEventRow),
});
export type PresentAnswer = z.output<typeof presentAnswer>;
