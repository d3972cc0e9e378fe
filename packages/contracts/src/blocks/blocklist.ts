import * as z from "zod/mini";
import { actorView } from "../changes/actor-view.ts";
import { email, id, inProject, line, moment, optionalLine, prose } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { matchReason } from "./blocklist-match-view.ts";

/** One line of the blocklist as it is shown, spelled as it is compared. Null means not known; `source` says how it came there. */
export const blocklistEntryView = z.object({
  id,
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  name: z.nullable(z.string()),
  birthDate: z.nullable(z.string()),
  idNumber: z.nullable(z.string()),
  reason: z.string(),
  until: z.nullable(moment),
  addedAt: moment,
  addedBy: actorView,
  source: z.enum(["block", "hand"]),
  /** The person whose block put it there, with their name as they spell it. */
  userId: z.nullable(id),
  personName: z.nullable(z.string()),
});
export type BlocklistEntryView = z.output<typeof blocklistEntryView>;

export const blocklistInput = z.strictObject({
  ...inProject,
  q: prose(200),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
});
export type BlocklistInput = z.output<typeof blocklistInput>;

/** A page of the entries in force, newest first. */
export const blocklistPage = z.object({
  entries: z.array(blocklistEntryView),
  next: z.nullable(z.string()),
  asOf,
});
export type BlocklistPage = z.output<typeof blocklistPage>;

/** YYYY-MM-DD. */
export const birthDate = z.iso.date();

/** An entry added by hand; it must hold enough for one of the rules: an ID number, a name, or e-mail and phone together. */
export const addBlocklistEntryInput = z.strictObject({
  ...inProject,
  email: z.nullable(email),
  phone: optionalLine(32),
  name: optionalLine(200),
  birthDate: z.nullable(birthDate),
  idNumber: optionalLine(64),
  reason: line(500),
  until: z.nullable(moment),
});
export type AddBlocklistEntryInput = z.output<typeof addBlocklistEntryInput>;

/** `people` are those of the project whom the entry matches already, at most 20; nothing is done to them. */
export const addBlocklistEntryAnswer = z.object({
  id,
  people: z.array(z.object({ userId: id, name: z.string(), reasons: z.array(matchReason) })),
});
export type AddBlocklistEntryAnswer = z.output<typeof addBlocklistEntryAnswer>;

export const removeBlocklistEntryInput = z.strictObject({ ...inProject, entryId: id });
export type RemoveBlocklistEntryInput = z.output<typeof removeBlocklistEntryInput>;
