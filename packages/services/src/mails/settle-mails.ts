import { type Db, Prisma, type TransactionClient } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { type MailReport, type MailState, mergeReports } from "@gatehouse/domain/mails/mail";

/** News about one mail, and the id the mail service knows it by when that is known. */
export type MailNews = {
  readonly mailId: string;
  readonly report: MailReport;
  readonly providerId?: string | undefined;
};

type Row = {
  id: string;
  user_id: string | null;
  invitation_id: string | null;
  state: MailState;
  created_at: Date;
  sent_at: Date | null;
  settled_at: Date | null;
  error: string | null;
  recipient: string;
};

type Moved = { readonly row: Row; readonly after: MailReport };

/**
 * Joins news to what is known of the mails, one transaction a project, and records each move of a state. News may come in any
 * order and any number of times: the end is the same. `also` runs in the transaction of each project, before anything is written.
 */
export async function settleMails(
  db: Db,
  news: readonly MailNews[],
  also: (client: TransactionClient) => Promise<"go-on" | "stop"> = async () => "go-on",
): Promise<void> {
  if (news.length === 0) return;
  const ids = news.map((one) => one.mailId);
  const owners = await db.client.mail.findMany({
    where: { id: { in: ids } },
    select: { id: true, projectId: true },
  });
  const projectOf = new Map(owners.map((mail) => [mail.id, mail.projectId]));
  const known = news.filter((one) => projectOf.has(one.mailId));
  for (const [projectId, ours] of Map.groupBy(known, (one) => projectOf.get(one.mailId) ?? null)) {
    if (projectId === null)
      await db.client.$transaction(async (client) => {
        if ((await also(client)) === "go-on") await moveMails(client, ours);
      });
    else
      await inTransaction(db, { kind: "system", projectId, name: "mail" }, async (tx) => {
        if ((await also(tx.client)) === "go-on") await recordMoves(tx, await moveMails(tx.client, ours));
      });
  }
}

async function moveMails(client: TransactionClient, news: readonly MailNews[]): Promise<readonly Moved[]> {
  const byMail = Map.groupBy(news, (one) => one.mailId);
  const rows = await client.$queryRaw<Row[]>`
    select id, user_id, invitation_id, state, created_at, sent_at, settled_at, error, recipient from mails
    where id = any(${[...byMail.keys()]}::uuid[]) order by id for update`;
  const moves = rows.map((row) => {
    const heard = (byMail.get(row.id) ?? []).map((one) => (row.recipient === "" ? withoutReason(one) : one));
    const after = heard.map((one) => one.report).reduce(mergeReports, reportOf(row));
    const sentAt = row.sent_at ?? heard.find((one) => one.report.state === "sent")?.report.at ?? null;
    return {
      row,
      after,
      sentAt,
      providerId: heard.find((one) => one.providerId !== undefined)?.providerId ?? null,
    };
  });
  if (moves.length > 0) await writeMoves(client, moves);
  return moves.filter(({ row, after }) => row.state !== after.state);
}

/** The other side's words may name the person; for somebody erased they are not taken in. */
const withoutReason = (news: MailNews): MailNews => ({ ...news, report: { ...news.report, reason: null } });

/** What a row says, as a report: the instant of its state is that of sending, until something stronger is known. */
function reportOf(row: Row): MailReport {
  return { state: row.state, at: row.settled_at ?? row.sent_at ?? row.created_at, reason: row.error };
}

type Move = Moved & { readonly sentAt: Date | null; readonly providerId: string | null };

async function writeMoves(client: TransactionClient, moves: readonly Move[]): Promise<void> {
  const rows = moves.map(({ row, after, sentAt, providerId }) => {
    const settledAt = after.state === "queued" || after.state === "sent" ? null : after.at;
    return Prisma.sql`(${row.id}::uuid, ${after.state}, ${sentAt}::timestamptz, ${settledAt}::timestamptz, ${after.reason}, ${providerId})`;
  });
  await client.$executeRaw`
    update mails m set state = n.state, sent_at = n.sent_at, settled_at = n.settled_at, error = n.error,
      provider_id = coalesce(m.provider_id, n.provider_id)
    from (values ${Prisma.join(rows)}) as n (id, state, sent_at, settled_at, error, provider_id) where m.id = n.id`;
}

/**
 * Writes the moves to the log. The mail of a person's newest invitation is a fact beside their pass, so its move is a change of
 * that person; every other mail's move is a change of the mail alone, or lists would show an old invitation's bounce.
 */
async function recordMoves(tx: Tx, moves: readonly Moved[]): Promise<void> {
  const userIds = moves.flatMap(({ row }) =>
    row.invitation_id !== null && row.user_id !== null ? [row.user_id] : [],
  );
  const newest = await tx.client.$queryRaw<{ id: string }[]>`
    select distinct on (user_id) id from invitations
    where project_id = ${tx.projectId}::uuid and user_id = any(${userIds}::uuid[]) order by user_id, created_at desc, id desc`;
  const current = new Set(newest.map((invitation) => invitation.id));
  for (const { row, after } of moves) {
    const isFact = row.user_id !== null && row.invitation_id !== null && current.has(row.invitation_id);
    const subject =
      isFact && row.user_id !== null
        ? { kind: "user" as const, id: row.user_id }
        : { kind: "mail" as const, id: row.id };
    const detail = {
      mailState: after.state,
      mailId: row.id,
      invitationId: row.invitation_id,
      reason: after.reason,
    };
    record(tx, "mail.settled", subject, { before: { mailState: row.state }, after: detail });
  }
}
