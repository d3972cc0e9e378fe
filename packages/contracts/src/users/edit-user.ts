import * as z from "zod/mini";
import { birthDate } from "../blocks/blocklist.ts";
import { id, inProject } from "../fields/fields.ts";
import { userFields } from "./add-user.ts";

/** The fields that can be edited, in the order of the form. */
export const editableFields = [
  "firstName",
  "lastName",
  "email",
  "phone",
  "dateOfBirth",
  "idNumber",
  "syncId",
] as const;

const fields = { ...userFields, dateOfBirth: z.nullable(birthDate) };
const patch = z.strictObject({
  firstName: z.exactOptional(fields.firstName),
  lastName: z.exactOptional(fields.lastName),
  email: z.exactOptional(fields.email),
  phone: z.exactOptional(fields.phone),
  dateOfBirth: z.exactOptional(fields.dateOfBirth),
  idNumber: z.exactOptional(fields.idNumber),
  syncId: z.exactOptional(fields.syncId),
});

const seen = z.exactOptional(z.string().check(z.maxLength(300)));
const seenOrEmpty = z.exactOptional(z.nullable(z.string().check(z.maxLength(300))));
const base = z.strictObject({
  firstName: seen,
  lastName: seen,
  email: seen,
  phone: seenOrEmpty,
  dateOfBirth: seenOrEmpty,
  idNumber: seenOrEmpty,
  syncId: seenOrEmpty,
});

/**
 * The changed fields, and for each of them what it read when the editing began. After a conflict the same edit is sent
 * again with `base` set to the other's value for every field that is to be overwritten.
 */
export const editUserInput = z.strictObject({ ...inProject, userId: id, base, patch });
export type EditUserInput = z.output<typeof editUserInput>;

/** One field two people changed: what the editor saw, what it reads now, and what was asked for. */
export const fieldConflict = z.object({
  field: z.enum(editableFields),
  base: z.nullable(z.string()),
  theirs: z.nullable(z.string()),
  yours: z.nullable(z.string()),
});
export type FieldConflictView = z.output<typeof fieldConflict>;

/**
 * `saved`: all of it is written; `consequences` says what else happened. `conflict`: nothing is written, and every field
 * in question comes with the three values.
 */
export const editUserAnswer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("saved"),
    consequences: z.array(z.enum(["review-opened", "invitation-replaced", "invitation-withdrawn"])),
  }),
  z.object({ kind: z.literal("conflict"), conflicts: z.array(fieldConflict) }),
]);
export type EditUserAnswer = z.output<typeof editUserAnswer>;
