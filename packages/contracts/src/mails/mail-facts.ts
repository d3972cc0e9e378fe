import { memberRoles } from "@gatehouse/domain/members/member";
import * as z from "zod/mini";
import { moment } from "../fields/fields.ts";

/** In whose name a mail of a project goes out. */
const mailProject = z.object({
  /** Of facts frozen before it was among them it is not known. */
  id: z.optional(z.string()),
  name: z.string(),
  /** Stands as the sender's name instead of the project's. */
  senderName: z.nullable(z.string()),
  replyTo: z.nullable(z.string()),
  /** Whom to ask: a phone number, an address, a desk. */
  contact: z.nullable(z.string()),
  timeZone: z.string(),
});

/** What an invitation is for; it decides what its mail says. */
export const invitationKinds = ["first", "again", "new-phone", "old-phone-lost"] as const;

const ofPerson = { project: mailProject, firstName: z.string() };

/**
 * Everything the text of a mail is made from, frozen when the mail is claimed so that a retry has the identical body. Link tokens
 * and codes are not in it: they are derived when the mail is sent.
 */
export const mailFacts = z.discriminatedUnion("kind", [
  z.object({
    ...ofPerson,
    kind: z.literal("invitation"),
    purpose: z.enum(invitationKinds),
    /** The admin's name; null when the server itself invited (import, automatic sync). */
    invitedBy: z.nullable(z.string()),
    expiresAt: moment,
  }),
  z.object({ ...ofPerson, kind: z.literal("phone-bound"), phone: z.nullable(z.string()), at: moment }),
  z.object({ ...ofPerson, kind: z.literal("access-removed") }),
  z.object({
    ...ofPerson,
    kind: z.literal("access-restored"),
    /** The phone does not carry the pass any more, if it ever did. */
    needsInvitation: z.boolean(),
    /** An invitation is on its way. */
    isInvited: z._default(z.boolean(), false),
  }),
  z.object({ ...ofPerson, kind: z.literal("blocked"), until: z.nullable(moment) }),
  z.object({
    kind: z.literal("member-invited"),
    project: mailProject,
    adminName: z.string(),
    role: z.enum(memberRoles),
    invitedBy: z.nullable(z.string()),
    email: z.string(),
  }),
  z.object({
    kind: z.literal("sync-stopped"),
    project: mailProject,
    adminName: z.string(),
    /** Waits for somebody, was rejected for errors in the file, or broke on our side. */
    what: z.enum(["held", "rejected", "broken"]),
    removals: z.number(),
    inScope: z.number(),
    faultyRows: z.number(),
    importId: z.string(),
  }),
  z.object({
    kind: z.literal("import-held"),
    project: mailProject,
    adminName: z.string(),
    /** Whether it undoes an import instead of being one. */
    isUndoing: z.boolean(),
    /** The admin who agreed first; null when they are gone. */
    agreedBy: z.nullable(z.string()),
    removals: z.number(),
    inScope: z.number(),
    importId: z.string(),
  }),
  z.object({ kind: z.literal("sign-in"), adminName: z.nullable(z.string()), expiresAt: moment }),
]);
export type MailFacts = z.output<typeof mailFacts>;
export type MailProject = z.output<typeof mailProject>;

/** The facts of one kind of mail. */
export type MailFactsOf<Kind extends MailFacts["kind"]> = Extract<MailFacts, { kind: Kind }>;
