import type { InviteMemberInput } from "@gatehouse/contracts/members/members";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { checkNotMember } from "@gatehouse/domain/members/member-rules";
import { findOrMakeAdmin } from "../admins/find-or-make-admin.ts";
import { addMember } from "./add-member.ts";
import { lockMembers } from "./load-members.ts";

/**
 * Makes somebody an admin of the project; the mail that says so follows from the change. They sign in with their own
 * mailbox, so nothing secret is sent.
 * @throws {DomainError} `member.already-member`, `request.forbidden`
 */
export function inviteMember(db: Db, actor: Actor, input: InviteMemberInput): Promise<{ id: string }> {
  return inTransaction(db, actor, async (tx) => {
    const members = await lockMembers(tx);
    const admin = await findOrMakeAdmin(tx, input);
    checkNotMember(members, admin.id);
    return { id: await addMember(tx, admin, input.role, true) };
  });
}
