import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

export const mailPreviewInput = z.strictObject({ ...inProject, mailId: id });

/** A mail as the person sees it, except that link and code are masked: whoever reads the log must not be able to use them. */
export const mailPreview = z.object({
  from: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
});
export type MailPreview = z.output<typeof mailPreview>;
