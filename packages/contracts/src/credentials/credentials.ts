import { carriers } from "@gatehouse/domain/credentials/credential";
import * as z from "zod/mini";
import { id, inProject, moment } from "../fields/fields.ts";

/** A number and what carries it. `live` is false while the person is archived, and for good once it was withdrawn. */
export const credentialView = z.object({
  id,
  number: z.string(),
  carrier: z.enum(carriers),
  live: z.boolean(),
  createdAt: moment,
  withdrawnAt: z.nullable(moment),
});
export type CredentialView = z.output<typeof credentialView>;

/** The number of a card or badge: text as the reader reports it, leading zeros kept, without spaces inside. */
export const credentialNumber = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(64), z.regex(/^[^\s\p{Cc}]*$/u, "must not contain spaces"));

/** The ID of the phone is not added here: it is the field *ID* of the person and follows its edit. */
export const addCredentialInput = z.strictObject({
  ...inProject,
  userId: id,
  number: credentialNumber,
  carrier: z.enum(["card", "badge"]),
});
export type AddCredentialInput = z.output<typeof addCredentialInput>;
export const addCredentialAnswer = z.object({ id });

export const withdrawCredentialInput = z.strictObject({ ...inProject, userId: id, credentialId: id });
export type WithdrawCredentialInput = z.output<typeof withdrawCredentialInput>;
