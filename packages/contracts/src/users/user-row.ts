import { passKinds } from "@gatehouse/domain/passes/pass";
import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { id, moment } from "../fields/fields.ts";

/** Where the mail of the newest invitation stands. */
export const mailStates = ["queued", "sent", "delivered", "bounced", "complained", "failed"] as const;

/** Record status of a role held by a user. */
export const recordStatuses = ["pending", "accepted", "expired", "archived"] as const;

/** A role as a row of the list shows it. */
export const heldRole = z.object({ id, name: z.string(), status: z.enum(recordStatuses) });

const rowFields = {
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.nullable(z.string()),
  idNumber: z.nullable(z.string()),
  badgeNumbers: z.string(),
  standing: z.enum(standings),
  blockedUntil: z.nullable(moment),
  passState: z.enum(passKinds),
  passEpoch: z.number(),
  /** End of the newest open invitation; the pass word depends on it. */
  invitationExpiresAt: z.nullable(moment),
  replacementUntil: z.nullable(moment),
  passDeadlineAt: z.nullable(moment),
  passSeenAt: z.nullable(moment),
  mailState: z.nullable(z.enum(mailStates)),
  roles: z.array(heldRole),
  companies: z.array(z.object({ id, name: z.string() })),
  groups: z.array(z.object({ id, name: z.string() })),
  updatedAt: moment,
};

/** One person in the users list. */
export const userRow = z.object({ id, shortNumber: z.number(), createdAt: moment, ...rowFields });

/** The fields of a row that a live event changes; absent means unchanged. */
export const userPatch = z.partial(z.object(rowFields));

export type UserRow = z.output<typeof userRow>;
export type UserPatch = z.output<typeof userPatch>;

/** The names a patch may carry: the presenter copies these and nothing else out of a change. */
export const userPatchFields = Object.keys(rowFields) as readonly (keyof UserPatch)[];

/** What a desk may know of a person: who it is and whether doors open. */
export const deskPatchFields = [
  "firstName",
  "lastName",
  "standing",
  "blockedUntil",
  "companies",
  "roles",
] as const;
