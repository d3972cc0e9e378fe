import { longestInstallMs } from "@gatehouse/domain/readers/install-window";
import { traceLimits } from "@gatehouse/domain/readers/line-trace";
import * as z from "zod/mini";
import { passFlaws } from "../doors/door-commands.ts";
import { id } from "../fields/fields.ts";

/** Every command has an id and an end (ms by the server's clock): one that comes late is answered `expired` and does nothing. */
const ordered = { commandId: id, expiresAt: z.number(), position: z.int().check(z.nonnegative()) };

/** What is held against a simulated reader. `pass`: a simulated phone draws the code, with a flaw if asked for. */
export const presentedThing = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pass"), passNumber: z.int(), flaw: z.enum(passFlaws) }),
  z.object({ kind: z.literal("card"), number: z.string().check(z.maxLength(64)) }),
  z.object({ kind: z.literal("code"), text: z.string().check(z.maxLength(200)) }),
]);
export type PresentedThing = z.output<typeof presentedThing>;

/**
 * What a server may order. `lockdown` and `release` only hasten what the list says too; `position` is the order's place
 * in the change log, and a list that has come that far decides instead of the order.
 */
export const bridgeCommand = z.discriminatedUnion("kind", [
  z.object({
    ...ordered,
    kind: z.literal("unlock"),
    doorId: id,
    durationMs: z.int().check(z.positive(), z.maximum(60_000)),
  }),
  z.object({ ...ordered, kind: z.literal("lockdown"), doorIds: z.array(id) }),
  z.object({ ...ordered, kind: z.literal("release"), doorIds: z.array(id) }),
  z.object({ ...ordered, kind: z.literal("identify"), readerId: id }),
  z.object({
    ...ordered,
    kind: z.literal("open-install-mode"),
    readerId: id,
    durationMs: z.int().check(z.positive(), z.maximum(longestInstallMs)),
  }),
  z.object({ ...ordered, kind: z.literal("close-install-mode"), readerId: id }),
  z.object({ ...ordered, kind: z.literal("rotate-key"), readerId: id }),
  z.object({ ...ordered, kind: z.literal("release-quarantine"), readerId: id }),
  z.object({
    ...ordered,
    kind: z.literal("trace"),
    traceId: id,
    lineId: z.string().check(z.maxLength(100)),
    durationMs: z.int().check(z.positive(), z.maximum(traceLimits.longestMs)),
  }),
  z.object({ ...ordered, kind: z.literal("stop-trace"), traceId: id }),
  z.object({ ...ordered, kind: z.literal("present"), readerId: id, thing: presentedThing }),
]);
export type BridgeCommand = z.output<typeof bridgeCommand>;

/** The command has been taken; what came of it is journalled as `command.result`. */
export const commandReceipt = z.object({ taken: z.boolean() });
export type CommandReceipt = z.output<typeof commandReceipt>;
