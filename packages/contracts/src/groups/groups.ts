import * as z from "zod/mini";
import { id, inProject, line, prose } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";

/** A group; `people` are those in it who are not archived. */
export const groupView = z.object({ id, name: z.string(), people: z.number() });
export type GroupView = z.output<typeof groupView>;

/** A page by name. `q` finds parts of names without regard to case and accents; empty finds all. */
export const groupsListInput = z.strictObject({
  ...inProject,
  q: prose(100),
  cursor: z.optional(z.string().check(z.maxLength(300))),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
});
export type GroupsListInput = z.output<typeof groupsListInput>;

export const groupsPage = z.object({
  groups: z.array(groupView),
  next: z.nullable(z.string()),
  asOf,
});
export type GroupsPage = z.output<typeof groupsPage>;

export const createGroupInput = z.strictObject({ ...inProject, name: line(120) });
export type CreateGroupInput = z.output<typeof createGroupInput>;
export const createGroupAnswer = z.object({ id });

export const renameGroupInput = z.strictObject({ ...inProject, groupId: id, name: line(120) });
export type RenameGroupInput = z.output<typeof renameGroupInput>;

export const deleteGroupInput = z.strictObject({ ...inProject, groupId: id });
export type DeleteGroupInput = z.output<typeof deleteGroupInput>;

/** Puts somebody into one more group, or takes them out of one. Doing what is done already changes nothing. */
export const userGroupInput = z.strictObject({ ...inProject, userId: id, groupId: id });
export type UserGroupInput = z.output<typeof userGroupInput>;
