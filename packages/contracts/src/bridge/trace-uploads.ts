import { traceEndCauses, traceLimits } from "@gatehouse/domain/readers/line-trace";
import { orderRefusals } from "@gatehouse/domain/readers/order-refusal";
import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

/** A recording has begun, or never will: the bridge says it at once, and again after every `ready` until it is answered. */
export const traceMoved = z.strictObject({
  traceId: id,
  state: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("running") }),
    z.strictObject({ kind: z.literal("failed"), failure: z.enum([...orderRefusals, "lost"]) }),
  ]),
});
export type TraceMoved = z.output<typeof traceMoved>;

/**
 * A piece of a finished recording, cut anywhere and numbered from 0, one in flight; put together they are its OSDPCAP. `cause`
 * stands in the last one and says why the recording ended.
 */
export const tracePart = z.strictObject({
  traceId: id,
  n: z.int().check(z.nonnegative(), z.maximum(10_000)),
  text: z.string().check(z.maxLength(traceLimits.partBytes), z.regex(/^[^\0]*$/)),
  cause: z.nullable(z.enum(traceEndCauses)),
});
export type TracePart = z.output<typeof tracePart>;

/**
 * `next`: send that part now, whichever it is, so that an upload goes on where it was cut off. `over`: nothing more of this
 * recording is wanted; the file may go. `later`: come again after the next `ready`.
 */
export const traceAnswer = z.union([
  z.object({ kind: z.literal("next"), n: z.int() }),
  z.object({ kind: z.literal("over") }),
  z.object({ kind: z.literal("later") }),
]);
export type TraceAnswer = z.output<typeof traceAnswer>;
