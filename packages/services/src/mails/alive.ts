import { Prisma } from "@gatehouse/db/client";

/**
 * Whether what a mail `m` says still holds at `now`. A mail waits, and meanwhile an invitation is withdrawn, a link used, a
 * removal undone: then it must not be sent any more. Written as scalar subqueries: the planner turns `exists` in a long queue
 * into one reading of the whole table.
 */
export const isAlive = (now: Date): Prisma.Sql => Prisma.sql`
  coalesce(case m.kind
    when 'invitation' then (select i.state = 'open' and i.expires_at > ${now} from invitations i
      where i.project_id = m.project_id and i.id = m.invitation_id)
    when 'sign-in' then (select l.used_at is null and l.expires_at > ${now} from sign_in_links l where l.id = m.link_id)
    when 'access-removed' then (select true from archivings a where a.project_id = m.project_id and a.user_id = m.user_id
      and a.closed_at is null limit 1)
    when 'access-restored' then (select u.standing = 'active' from users u where u.project_id = m.project_id and u.id = m.user_id)
    when 'blocked' then (select true from blocks b where b.project_id = m.project_id and b.user_id = m.user_id
      and b.closed_at is null limit 1)
    when 'member-invited' then (select true from members e join admins a on a.id = e.admin_id
      where e.project_id = m.project_id and a.email = m.recipient limit 1)
    when 'sync-stopped' then (select e.role in ('owner', 'admin') from members e join admins a on a.id = e.admin_id
      where e.project_id = m.project_id and a.email = m.recipient limit 1)
    when 'import-held' then (select i.state = 'held' and i.agreed_by is not null from imports i
      where i.project_id = m.project_id and i.id = (m.params::jsonb->>'importId')::uuid)
      and (select e.role in ('owner', 'admin') from members e join admins a on a.id = e.admin_id
      where e.project_id = m.project_id and a.email = m.recipient limit 1)
    else true
  end, false)`;

/** Mails nobody has taken yet and whose time has come. The index mails_waiting holds exactly these, sign-in mails first. */
export const isDue = (now: Date): Prisma.Sql =>
  Prisma.sql`m.state = 'queued' and m.batch_id is null and m.not_before <= ${now}`;

/** The order in which due mails go: whoever stands before a door of this product itself comes first. */
export const dueOrder = Prisma.sql`(m.link_id is null), m.not_before, m.id`;
