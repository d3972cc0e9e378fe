import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { Prisma, type TransactionClient } from "@gatehouse/db/client";
import { recordStatusAt } from "../roles/record-status.ts";

type Selected = Omit<UserRow, "createdAt" | "updatedAt" | DateField> & {
  createdAt: Date;
  updatedAt: Date;
} & Record<DateField, Date | null>;
type DateField =
  | "blockedUntil"
  | "invitationExpiresAt"
  | "replacementUntil"
  | "passDeadlineAt"
  | "passSeenAt";

/**
 * The list rows of the given people, in the given order. Standing, pass and invitation are read from the facts, not from
 * copies, so a row on screen is true even while its tab has not caught up.
 */
export async function selectUserRows(
  client: TransactionClient,
  projectId: string,
  ids: readonly string[],
  now: Date,
): Promise<UserRow[]> {
  if (ids.length === 0) return [];
  const rows = await client.$queryRaw<Selected[]>(Prisma.sql`
    select u.id, u.short_number as "shortNumber", u.first_name as "firstName", u.last_name as "lastName", u.email, u.phone,
      u.id_number as "idNumber", u.badge_numbers as "badgeNumbers", u.created_at as "createdAt", u.updated_at as "updatedAt",
      case when a.open then 'archived' when b.open then 'blocked' when r.open then 'in-review' else 'active' end as standing,
      b.until as "blockedUntil", p.state as "passState", p.epoch as "passEpoch", p.replacement_until as "replacementUntil",
      p.deadline_at as "passDeadlineAt", p.last_seen_at as "passSeenAt", i.expires_at as "invitationExpiresAt",
      m.state as "mailState", coalesce(roles.list, '[]') as roles, coalesce(companies.list, '[]') as companies,
      coalesce(groups.list, '[]') as groups
    from users u
    join passes p on p.project_id = u.project_id and p.user_id = u.id
    left join lateral (select true as open from archivings where project_id = u.project_id and user_id = u.id and closed_at is null limit 1) a on true
    left join lateral (select bool_or(true) as open, case when bool_or(until is null) then null else max(until) end as until
      from blocks where project_id = u.project_id and user_id = u.id and closed_at is null) b on true
    left join lateral (select true as open from reviews where project_id = u.project_id and user_id = u.id and closed_at is null limit 1) r on true
    left join lateral (select id, expires_at from invitations where project_id = u.project_id and user_id = u.id
      and state in ('open', 'expired') order by created_at desc limit 1) i on true
    left join lateral (select state from mails where project_id = u.project_id and user_id = u.id and invitation_id is not null
      order by created_at desc limit 1) m on true
    left join lateral (select json_agg(json_build_object('id', ro.id, 'name', ro.name, 'status',
        ${recordStatusAt(now, Prisma.sql`coalesce(a.open, false)`)}) order by ro.name) as list
      from user_roles ur join roles ro on ro.project_id = ur.project_id and ro.id = ur.role_id
      where ur.project_id = u.project_id and ur.user_id = u.id) roles on true
    left join lateral (select json_agg(json_build_object('id', co.id, 'name', co.name) order by co.name) as list
      from user_companies uc join companies co on co.project_id = uc.project_id and co.id = uc.company_id
      where uc.project_id = u.project_id and uc.user_id = u.id) companies on true
    left join lateral (select json_agg(json_build_object('id', gr.id, 'name', gr.name) order by gr.name) as list
      from user_groups ug join groups gr on gr.project_id = ug.project_id and gr.id = ug.group_id
      where ug.project_id = u.project_id and ug.user_id = u.id) groups on true
    where u.project_id = ${projectId}::uuid and u.id = any(${[...ids]}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, present(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function present(row: Selected): UserRow {
  const moment = (date: Date | null) => date?.toISOString() ?? null;
  return {
    ...row,
    blockedUntil: moment(row.blockedUntil),
    invitationExpiresAt: moment(row.invitationExpiresAt),
    replacementUntil: moment(row.replacementUntil),
    passDeadlineAt: moment(row.passDeadlineAt),
    passSeenAt: moment(row.passSeenAt),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
