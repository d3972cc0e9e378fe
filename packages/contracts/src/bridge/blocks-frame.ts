import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

const position = z.int().check(z.nonnegative());

/**
 * Facts that close doors, ahead of everything else. Each entry is a person's whole truth at its position, so a frame may
 * be repeated. `position`: every such fact up to here has been sent, once `more` is false: a set too large for one frame
 * comes in several. The answer comes when all of a frame is durable.
 */
export const blocksFrame = z.object({
  position,
  entries: z.array(
    z.object({
      holderId: id,
      standing: z.enum(standings),
      minPassEpoch: z.int().check(z.nonnegative()),
      position,
    }),
  ),
  revocationIds: z.array(id),
  more: z.boolean(),
});
export type BlocksMessage = z.output<typeof blocksFrame>;

/** Everything up to `position` is on the bridge's disk and in force at its doors. */
export const blocksAnswer = z.object({ position });
export type BlocksAnswer = z.output<typeof blocksAnswer>;
