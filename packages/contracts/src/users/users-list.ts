import { passKinds } from "@gatehouse/domain/passes/pass";
import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { id, inProject, prose } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { recordStatuses, userRow } from "./user-row.ts";

/** The tabs of the list. */
export const userTabs = [...standings, "all"] as const;
export type UserTab = (typeof userTabs)[number];

/** What narrows the list; all of it stands in the URL. Several values of one filter mean "any of them". */
export const userFilter = z.strictObject({
  tab: z.enum(userTabs),
  q: prose(200),
  roleIds: z.array(id).check(z.maxLength(50)),
  companyIds: z.array(id).check(z.maxLength(50)),
  groupIds: z.array(id).check(z.maxLength(50)),
  records: z.array(z.enum(recordStatuses)),
  passStates: z.array(z.enum([...passKinds, "invitation-expired"])),
  bounced: z.boolean(),
});
export type UserFilter = z.output<typeof userFilter>;

/** The orders the server can page through by key. */
export const userSorts = ["name", "newest"] as const;
export type UserSort = (typeof userSorts)[number];

export const usersListInput = z.strictObject({
  ...inProject,
  filter: userFilter,
  sort: z.enum(userSorts),
  /** From a former answer's `next`; absent for the first page. */
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
});

/** How many people each tab holds, of the whole project. */
export const tabCounts = z.object({
  active: z.number(),
  inReview: z.number(),
  blocked: z.number(),
  archived: z.number(),
});
export type TabCounts = z.output<typeof tabCounts>;

/** One page; `asOf` is the log position its rows belong to, `refine` says that a search found more than it ranks. */
export const usersListPage = z.object({
  rows: z.array(userRow),
  next: z.nullable(z.string()),
  counts: tabCounts,
  /** Matches of this filter, counted up to 10,000; null for an unfiltered tab, whose counter says it. */
  matching: z.nullable(z.number()),
  refine: z.boolean(),
  asOf,
});
export type UsersListPage = z.output<typeof usersListPage>;
