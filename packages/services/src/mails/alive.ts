import { Prisma } from "@gatehouse/db/client";

/**
 * Whether what a mail `m` says still holds at `now`. A mail waits, and meanwhile an invitation is withdrawn, a link used, a
 * removal undone: then it must not be sent any more.
 */
export const isAlive = (now: Date): Prisma.Sql => Prisma.sql`
  case m.kind
    when 'invitation' then exists (select from invitations i where i.project_id = m.project_id and i.id = m.invitation_id
      and i.state = 'open' and i.expires_at > ${now})
    when 'sign-in' then exists (select from sign_in_links l where l.id = m.link_id and l.used_at is null and l.expires_at > ${now})
    when 'access-removed' then exists (select from archivings a where a.project_id = m.project_id and a.user_id = m.user_id
      and a.closed_at is null)
    when 'access-restored' then not exists (select from archivings a where a.project_id = m.project_id and a.user_id = m.user_id
      and a.closed_at is null)
    when 'blocked' then exists (select from blocks b where b.project_id = m.project_id and b.user_id = m.user_id
      and b.closed_at is null)
    when 'member-invited' then exists (select from members e join admins a on a.id = e.admin_id
      where e.project_id = m.project_id and a.email = m.recipient)
    else true
  end`;

/** Mails nobody has taken yet and whose time has come. The index mails_waiting holds exactly these, sign-in mails first. */
export const isDue = (now: Date): Prisma.Sql =>
  Prisma.sql`m.state = 'queued' and m.batch_id is null and m.not_before <= ${now}`;

/** The order in which due mails go: whoever stands before a door of this product itself comes first. */
export const dueOrder = Prisma.sql`(m.link_id is null), m.not_before, m.id`;
