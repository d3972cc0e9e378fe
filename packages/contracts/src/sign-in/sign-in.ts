import * as z from "zod/mini";
import { email } from "../fields/fields.ts";

/** Asks for a mail with a link and a code. The answer is the same whoever asks. */
export const requestSignInInput = z.strictObject({ email });

/** The token of a mailed link, and the end of the code in the same mail where the link is bound to no browser. */
export const confirmLinkInput = z.strictObject({
  token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  lastFour: z.optional(z.string().check(z.maxLength(20))),
});

/** The code beside the link, however it is typed. */
export const confirmCodeInput = z.strictObject({ email, code: z.string().check(z.maxLength(40)) });

/** Where the mail to prove again who one is has gone. */
export const stepUpAnswer = z.object({ email: z.string() });
