import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { InviteeActor, PassActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { findInvitation } from "./find-invitation.ts";

/** How often one person's wish for a new invitation reaches the admins. */
const askEveryMs = 60 * 60 * 1000;

/**
 * Tells the admins that somebody with a dead link would like a new one. Makes no invitation: that stays an admin's decision.
 * @throws {DomainError} `invitation.invalid`, `request.too-many` with `retryAt` within an hour of the last wish
 */
export async function askAnewByLink(db: Db, token: string): Promise<void> {
  const invitation = await findInvitation(db, token);
  if (!invitation) throw new DomainError("invitation.invalid");
  const { projectId, userId, id: invitationId } = invitation;
  await recordWish(db, { kind: "invitee", projectId, userId, invitationId });
}

/** The same wish, from whatever says who it is: a link, or a phone. */
export async function recordWish(db: Db, actor: InviteeActor | PassActor): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    // The lock puts wishes in a row, so that two taps at once are one wish.
    await tx.client.$queryRaw`
      select id from users where project_id = ${tx.projectId}::uuid and id = ${actor.userId}::uuid for no key update`;
    const last = await lastWish(tx, actor.userId);
    const retryAt = last && new Date(last.getTime() + askEveryMs);
    if (retryAt && retryAt > tx.now)
      throw new DomainError("request.too-many", { retryAt: retryAt.toISOString() });
    record(tx, "invitation.asked", { kind: "user", id: actor.userId }, { after: { from: actor.kind } });
  });
}

/** When it was asked last: the log itself remembers. */
async function lastWish(tx: Tx, userId: string): Promise<Date | undefined> {
  const [row] = await tx.client.$queryRaw<{ at: Date }[]>`
    select c.at from changes x join commits c on c.project_id = x.project_id and c.id = x.commit_id
    where x.project_id = ${tx.projectId}::uuid and x.subject_kind = 'user' and x.subject_id = ${userId}::uuid
      and x.verb = 'invitation.asked'
    order by c.first_position desc limit 1`;
  return row?.at;
}
