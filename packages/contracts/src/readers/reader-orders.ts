import { longestInstallMs } from "@gatehouse/domain/readers/install-window";
import * as z from "zod/mini";
import { commandAnswer } from "../doors/door-commands.ts";
import { id, inProject, line, optionalLine } from "../fields/fields.ts";

const reader = { ...inProject, readerId: id };

/** Lets a reader be keyed from the well-known install key for some minutes. */
export const openInstallModeInput = z.strictObject({
  ...reader,
  minutes: z.int().check(z.minimum(1), z.maximum(longestInstallMs / 60_000)),
  reason: line(500),
});
export type OpenInstallModeInput = z.output<typeof openInstallModeInput>;

export const closeInstallModeInput = z.strictObject(reader);
export type CloseInstallModeInput = z.output<typeof closeInstallModeInput>;

/** Replaces a reader's key by a fresh random one that nobody ever sees. */
export const rotateKeyInput = z.strictObject({ ...reader, reason: z.optional(optionalLine(500)) });
export type RotateKeyInput = z.output<typeof rotateKeyInput>;

/** Ends a quarantine: somebody has looked at the reader. */
export const releaseQuarantineInput = z.strictObject({ ...reader, reason: line(500) });
export type ReleaseQuarantineInput = z.output<typeof releaseQuarantineInput>;

/** Blinks and beeps, so that somebody who stands there finds it. */
export const identifyReaderInput = z.strictObject(reader);
export type IdentifyReaderInput = z.output<typeof identifyReaderInput>;

/** What came of an order to a reader; `pending`: its `command.result` follows on the stream of doors. */
export const readerOrderAnswer = commandAnswer;

/** What can be ordered of a reader, as the live event names it. */
export const readerOrders = [
  "open-install-mode",
  "close-install-mode",
  "rotate-key",
  "release-quarantine",
  "identify",
] as const;
export type ReaderOrder = (typeof readerOrders)[number];
