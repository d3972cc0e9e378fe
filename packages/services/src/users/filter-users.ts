import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import { Prisma } from "@gatehouse/db/client";
import { recordStatusAt } from "../roles/record-status.ts";

/** From this many letters on a search goes through the trigram index; fewer look at beginnings only. */
export const trigramLetters = 3;

/** What a search looks through: everything, or the names of people and companies alone, which is what a desk sees. */
export type SearchReach = "full" | "limited";

/** The condition on `users u` that a filter stands for, inside one project. `now` decides which roles have expired. */
export function userCondition(
  projectId: string,
  filter: UserFilter,
  now: Date,
  reach: SearchReach = "full",
): Prisma.Sql {
  const parts = [Prisma.sql`u.project_id = ${projectId}::uuid`];
  if (filter.tab !== "all") parts.push(Prisma.sql`u.standing = ${filter.tab}`);
  if (filter.q !== "") parts.push(searchCondition(filter.q, reach));
  if (filter.roleIds.length > 0 || filter.records.length > 0) parts.push(roleCondition(filter, now));
  if (filter.companyIds.length > 0)
    parts.push(Prisma.sql`exists (select from user_companies uc where uc.project_id = u.project_id and uc.user_id = u.id
      and uc.company_id = any(${filter.companyIds}::uuid[]))`);
  if (filter.groupIds.length > 0)
    parts.push(Prisma.sql`exists (select from user_groups ug where ug.project_id = u.project_id and ug.user_id = u.id
      and ug.group_id = any(${filter.groupIds}::uuid[]))`);
  if (filter.passStates.length > 0) parts.push(passCondition(filter, now));
  if (filter.bounced)
    parts.push(Prisma.sql`(select state from mails m where m.project_id = u.project_id and m.user_id = u.id
      and m.invitation_id is not null order by created_at desc limit 1) = 'bounced'`);
  return Prisma.join(parts, " and ");
}

/** Whether anything but the tab narrows the list; if not, the head's counters already know how many there are. */
export function isNarrowed(filter: UserFilter): boolean {
  const lists = [filter.roleIds, filter.records, filter.companyIds, filter.groupIds, filter.passStates];
  return filter.q !== "" || filter.bounced || lists.some((list) => list.length > 0);
}

/** The condition that every word of a search is found in a person, in any order. */
export function searchCondition(q: string, reach: SearchReach): Prisma.Sql {
  const words = q.split(/\s+/).filter(Boolean);
  if (words.length === 0) return Prisma.sql`true`;
  return Prisma.join(
    words.map((word) => wordCondition(word, reach)),
    " and ",
  );
}

function wordCondition(word: string, reach: SearchReach): Prisma.Sql {
  const literal = word.replace(/[\\%_]/g, "\\$&");
  if (word.length < trigramLetters) return beginsWith(literal, reach);
  const anywhere = Prisma.sql`'%' || plain_text(${literal}) || '%'`;
  // The index finds the candidates in either case; the second half keeps a desk from asking for addresses letter by letter.
  return reach === "full"
    ? Prisma.sql`u.search like ${anywhere}`
    : Prisma.sql`(u.search like ${anywhere} and plain_text(u.first_name || ' ' || u.last_name || ' ' || u.company_names) like ${anywhere})`;
}

function beginsWith(literal: string, reach: SearchReach): Prisma.Sql {
  const start = Prisma.sql`plain_text(${literal}) || '%'`;
  const names = Prisma.sql`u.sort_name like ${start} or (plain_text(u.first_name)) collate "C" like ${start}`;
  return reach === "full"
    ? Prisma.sql`(${names} or u.id_number collate "C" like ${literal} || '%')`
    : Prisma.sql`(${names})`;
}

/**
 * *role = Welder and record status = Expired* means that very role is expired, so both are asked of one row. That a holder
 * is archived is asked of the person, outside: a condition that mixes both rows would keep the planner from beginning with
 * the few who hold the role.
 */
function roleCondition(filter: UserFilter, now: Date): Prisma.Sql {
  const role =
    filter.roleIds.length > 0 ? Prisma.sql`and ur.role_id = any(${filter.roleIds}::uuid[])` : Prisma.empty;
  const held = (status: Prisma.Sql) => Prisma.sql`exists (select from user_roles ur
    where ur.project_id = u.project_id and ur.user_id = u.id ${role} ${status})`;
  if (filter.records.length === 0) return held(Prisma.empty);
  const status = recordStatusAt(now, Prisma.sql`false`);
  const present = Prisma.sql`u.standing <> 'archived' and ${held(Prisma.sql`and ${status} = any(${filter.records}::text[])`)}`;
  if (!filter.records.includes("archived")) return present;
  return Prisma.sql`((u.standing = 'archived' and ${held(Prisma.empty)}) or (${present}))`;
}

function passCondition(filter: UserFilter, now: Date): Prisma.Sql {
  const open = Prisma.sql`exists (select from invitations i where i.project_id = p.project_id and i.user_id = p.user_id
    and i.state = 'open' and i.expires_at > ${now})`;
  const either = filter.passStates.map((state) => {
    if (state === "invited") return Prisma.sql`(p.state = 'invited' and ${open})`;
    if (state === "invitation-expired") return Prisma.sql`(p.state = 'invited' and not ${open})`;
    return Prisma.sql`p.state = ${state}`;
  });
  return Prisma.sql`exists (select from passes p where p.project_id = u.project_id and p.user_id = u.id and (${Prisma.join(either, " or ")}))`;
}
