import { withdrawalCauses } from "@gatehouse/domain/invitations/invitation";
import { passKinds } from "@gatehouse/domain/passes/pass";
import { reviewCauses } from "@gatehouse/domain/reviews/review";
import { archivingCauses } from "@gatehouse/domain/users/archiving";
import * as z from "zod/mini";
import { blocklistMatchView } from "../blocks/blocklist-match-view.ts";
import { actorView } from "../changes/actor-view.ts";
import { credentialView } from "../credentials/credentials.ts";
import { id, inProject, moment } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { revocationRow } from "../revocations/revocations-of-user.ts";
import { mailStates, recordStatuses, userRow } from "./user-row.ts";

export const userProfileInput = z.strictObject({ ...inProject, userId: id });

/** A block that is open; `until` null means until somebody unblocks. */
export const blockView = z.object({
  id,
  reason: z.string(),
  until: z.nullable(moment),
  at: moment,
  by: actorView,
  /** Whether its entry is still on the blocklist. */
  isOnBlocklist: z.boolean(),
});

/** A review that is open; `note` is what an admin wrote, empty when the system raised it. */
export const reviewView = z.object({
  id,
  cause: z.enum(reviewCauses),
  note: z.string(),
  at: moment,
  by: actorView,
});

/** The archiving that is open. */
export const archivingView = z.object({ id, cause: z.enum(archivingCauses), at: moment, by: actorView });

/** A role somebody holds, with its validity and how it came. */
export const heldRoleView = z.object({
  id,
  name: z.string(),
  status: z.enum(recordStatuses),
  validFrom: z.nullable(moment),
  validTo: z.nullable(moment),
  source: z.string(),
  at: moment,
});

/** The person's pass: the phone it is bound to, and the dates of a removal that runs. */
export const passView = z.object({
  number: z.number(),
  state: z.enum(passKinds),
  epoch: z.number(),
  /** What the phone said it is, such as "Pixel 9, Chrome"; null before the first activation. */
  phone: z.nullable(z.string()),
  activatedAt: z.nullable(moment),
  lastSeenAt: z.nullable(moment),
  replacementUntil: z.nullable(moment),
  wipeDueAt: z.nullable(moment),
  wipeOrderAt: z.nullable(moment),
  deadlineAt: z.nullable(moment),
  removedAt: z.nullable(moment),
  /** Whether restoring the person would make the same phone work again. */
  canTakeBack: z.boolean(),
});

/** An invitation of the past or present, with the mail that carried it. */
export const invitationView = z.object({
  id,
  kind: z.string(),
  state: z.enum(["open", "used", "expired", "withdrawn"]),
  why: z.nullable(z.enum(withdrawalCauses)),
  at: moment,
  expiresAt: moment,
  closedAt: z.nullable(moment),
  by: actorView,
  mail: z.nullable(
    z.object({
      state: z.enum(mailStates),
      recipient: z.string(),
      sentAt: z.nullable(moment),
      error: z.nullable(z.string()),
    }),
  ),
});

/** What only those may see who see everything: owners, admins and auditors. */
export const userDetails = z.object({
  syncId: z.nullable(z.string()),
  dateOfBirth: z.nullable(z.string()),
  source: z.string(),
  blocks: z.array(blockView),
  reviews: z.array(reviewView),
  archiving: z.nullable(archivingView),
  blocklistMatches: z.array(blocklistMatchView),
  roles: z.array(heldRoleView),
  credentials: z.array(credentialView),
  pass: passView,
  /** Newest first, at most 50. */
  invitations: z.array(invitationView),
  /** The newest order to deny this person everywhere; `revocations.ofUser` has those before it. */
  revocation: z.nullable(revocationRow),
});
export type UserDetails = z.output<typeof userDetails>;

/** A person. `details` is null for a desk, whose `row` is limited too: name, company, roles and standing. */
export const userProfile = z.object({ row: userRow, details: z.nullable(userDetails), asOf });
export type UserProfile = z.output<typeof userProfile>;
