import { mailStates } from "@gatehouse/domain/mails/mail";
import * as z from "zod/mini";
import { id } from "../../fields/fields.ts";
import { defineLiveEvent } from "../define-live-event.ts";

/** Any mail of the project was sent, or something was heard about it: the mail log's own view of `mail.settled`. */
export const mailMoved = defineLiveEvent({
  name: "mail.moved",
  stream: "changes",
  audience: "admins",
  payload: z.object({ mailId: id, state: z.enum(mailStates), reason: z.nullable(z.string()) }),
});
