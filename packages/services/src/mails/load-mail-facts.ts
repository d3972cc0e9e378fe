import { type MailFacts, mailFacts } from "@gatehouse/contracts/mails/mail-facts";
import type { TransactionClient } from "@gatehouse/db/client";
import type { MailKind } from "@gatehouse/domain/mails/mail-kind";

type Row = {
  id: string;
  kind: MailKind;
  recipient: string;
  params: string;
  project: {
    id: string;
    name: string;
    senderName: string | null;
    replyTo: string | null;
    contact: string | null;
    timeZone: string;
  } | null;
  first_name: string | null;
  purpose: string | null;
  invited_by: string | null;
  expires_at: Date | null;
  pass_state: string | null;
  blocked_until: Date | null;
  admin_name: string | null;
};

/**
 * What the texts of these mails are made from, by mail id. A mail whose subject is gone (erased, no such link) is left out.
 * Facts that were frozen before are taken as they are.
 */
export async function loadMailFacts(
  client: TransactionClient,
  mailIds: readonly string[],
): Promise<Map<string, MailFacts>> {
  const rows = await client.$queryRaw<Row[]>`
    select m.id, m.kind, m.recipient, m.params, u.first_name, i.kind as purpose, coalesce(i.expires_at, l.expires_at) as expires_at,
      inviter.name as invited_by, p.state as pass_state, b.until as blocked_until, a.name as admin_name,
      case when pr.id is not null then json_build_object('id', pr.id, 'name', pr.name, 'senderName', pr.sender_name, 'replyTo', pr.reply_to,
        'contact', pr.contact, 'timeZone', pr.time_zone) end as project
    from mails m
    left join projects pr on pr.id = m.project_id
    left join users u on u.project_id = m.project_id and u.id = m.user_id
    left join passes p on p.project_id = m.project_id and p.user_id = m.user_id
    left join invitations i on i.project_id = m.project_id and i.id = m.invitation_id
    left join admins inviter on inviter.id = case when i.invited_by like 'admin:%' then substr(i.invited_by, 7)::uuid end
    left join lateral (select case when bool_or(until is null) then null else max(until) end as until from blocks
      where project_id = m.project_id and user_id = m.user_id and closed_at is null) b on true
    left join sign_in_links l on l.id = m.link_id
    left join admins a on a.id = l.admin_id
    where m.id = any(${[...mailIds]}::uuid[])`;
  const found = rows.flatMap((row) => {
    const facts = mailFacts.safeParse(frozenFacts(row) ?? readFacts(row));
    return facts.success ? [[row.id, facts.data] as const] : [];
  });
  return new Map(found);
}

/** Facts frozen at an earlier claim name their kind; what a reaction left for later does not. */
function frozenFacts(row: Row): object | undefined {
  const params: { kind?: unknown } = JSON.parse(row.params);
  return params.kind === row.kind ? params : undefined;
}

function readFacts(row: Row): object {
  const { kind, project } = row;
  const person = { kind, project, firstName: row.first_name };
  const params: Record<string, unknown> = JSON.parse(row.params);
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  switch (kind) {
    case "invitation":
      return { ...person, purpose: row.purpose, invitedBy: row.invited_by, expiresAt: iso(row.expires_at) };
    case "phone-bound":
      return { ...person, phone: params.phone ?? null, at: params.at };
    case "access-removed":
      return person;
    case "access-restored":
      return {
        ...person,
        needsInvitation: row.pass_state !== "active",
        isInvited: row.pass_state === "invited",
      };
    case "blocked":
      return { ...person, until: iso(row.blocked_until) };
    case "member-invited":
      return { ...params, kind, project, email: row.recipient };
    case "sync-stopped":
    case "import-held":
      return { ...params, kind, project };
    case "sign-in":
      return { kind, adminName: row.admin_name, expiresAt: iso(row.expires_at) };
  }
}
