import * as z from "zod/mini";
import { email, id, inProject, line, optionalLine } from "../fields/fields.ts";

/** The fields an admin writes about a person, with their longest lengths. */
export const userFields = {
  firstName: line(100),
  lastName: line(100),
  email,
  phone: optionalLine(32),
  idNumber: optionalLine(64),
  syncId: optionalLine(128),
};

export const addUserInput = z.strictObject({
  ...inProject,
  ...userFields,
  companyIds: z.array(id).check(z.maxLength(20)),
  roleIds: z.array(id).check(z.maxLength(20)),
  invite: z.boolean(),
});
export type AddUserInput = z.output<typeof addUserInput>;
export type AddUserForm = z.input<typeof addUserInput>;

/** `held` names why no invitation went out although one was asked for. */
export const addUserAnswer = z.object({
  id,
  shortNumber: z.number(),
  invited: z.boolean(),
  held: z.nullable(z.enum(["blocklist-hit"])),
});
