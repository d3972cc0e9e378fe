import * as z from "zod/mini";
import { inProject, moment } from "../fields/fields.ts";

export const mailHealthInput = z.strictObject({ ...inProject });

/** Whether mail leaves at all. `failing` says that the last tries all failed: since when, and what the last answer was. */
export const mailHealth = z.object({
  failing: z.boolean(),
  since: z.nullable(moment),
  error: z.nullable(z.string()),
  /** Mails of this project that wait to be sent. */
  waiting: z.number(),
});
export type MailHealth = z.output<typeof mailHealth>;
