import type { EditUserAnswer, EditUserInput } from "@gatehouse/contracts/users/edit-user";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { normaliseEmail } from "@gatehouse/domain/users/normalise";
import { decideEdit, touchesBlocklist } from "@gatehouse/domain/users/user-edit";
import { followBlocklistEdit } from "../blocks/follow-blocklist-edit.ts";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { cleanUserFields } from "./clean-user-fields.ts";
import { followEmailEdit } from "./follow-email-edit.ts";
import { lockUser } from "./lock-user.ts";
import { fieldsOf, saveUserFields } from "./save-user-fields.ts";

/**
 * Edits a person field by field: edits of different fields both succeed, and a field that somebody else has changed since
 * answers all three values and writes nothing. Without the lock on the row two editors could both read the old value, both
 * find it unchanged, and the first edit would be lost.
 * @throws {DomainError} `request.not-found`, `request.invalid`, `credential.number-taken`, `user.sync-id-taken`
 */
export function editUser(db: Db, actor: Actor, input: EditUserInput): Promise<EditUserAnswer> {
  return nameTheHolder(() =>
    inTransaction(db, actor, async (tx): Promise<EditUserAnswer> => {
      const user = await lockUser(tx, input.userId);
      const current = fieldsOf(user);
      const { applies, conflicts } = decideEdit(
        { base: input.base, patch: cleanUserFields(input.patch) },
        current,
      );
      if (conflicts.length > 0) return { kind: "conflict", conflicts: [...conflicts] };
      if (Object.keys(applies).length === 0) return { kind: "saved", consequences: [] };
      const edited = await saveUserFields(tx, user, applies);
      const before = Object.fromEntries(
        Object.keys(applies).map((field) => [field, current[field as keyof typeof current]]),
      );
      const detail = { before, after: { ...applies, updatedAt: tx.now } };
      const isHit = touchesBlocklist(applies) && (await followBlocklistEdit(tx, edited));
      const isReaddressed = normaliseEmail(edited.email) !== normaliseEmail(user.email);
      const invitation = isReaddressed ? await followEmailEdit(tx, edited) : undefined;
      Object.assign(detail.before, invitation?.before);
      Object.assign(detail.after, invitation?.after);
      record(tx, "user.edited", { kind: "user", id: user.id }, detail);
      return {
        kind: "saved",
        consequences: [
          ...(isHit ? ["review-opened" as const] : []),
          ...(invitation ? [invitation.consequence] : []),
        ],
      };
    }),
  );
}
