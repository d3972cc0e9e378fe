import { DomainError } from "../errors/domain-error.ts";
import type { UserField, UserFields } from "./user-fields.ts";
import { blocklistFields, fieldNames } from "./user-fields.ts";

/** An edit as it was made: the fields that were changed, and what each of them read when the editing began. */
export type UserEdit = { readonly base: Partial<UserFields>; readonly patch: Partial<UserFields> };

/** Two people changed one field: what it was, what it is now, and what was asked for. */
export type FieldConflict = {
  readonly field: UserField;
  readonly base: string | null;
  readonly theirs: string | null;
  readonly yours: string | null;
};

/** Which fields are to be written, and which need a choice first. A field both set to the same value is in neither. */
export type EditDecision = {
  readonly applies: Partial<UserFields>;
  readonly conflicts: readonly FieldConflict[];
};

/**
 * Decides an edit field by field against the row as it is now: edits of different fields both succeed, and a field is only written
 * when it still reads what the editor saw.
 * @throws {DomainError} `request.invalid` when a patched field comes without its base
 */
export function decideEdit(edit: UserEdit, current: UserFields): EditDecision {
  const applies: Writable = {};
  const conflicts: FieldConflict[] = [];
  for (const field of fieldNames(edit.patch)) {
    const [base, yours, theirs] = [edit.base[field], edit.patch[field], current[field]];
    if (base === undefined || yours === undefined) throw new DomainError("request.invalid", { field });
    if (yours === theirs) continue;
    if (base === theirs) copyField(field, edit.patch, applies);
    else conflicts.push({ field, base, theirs, yours });
  }
  return { applies, conflicts };
}

type Writable = { -readonly [F in UserField]?: UserFields[F] };

function copyField<F extends UserField>(field: F, from: Writable, to: Writable): void {
  const value = from[field];
  if (value !== undefined) to[field] = value;
}

/**
 * Passes only an edit without conflicts.
 * @throws {DomainError} `user.version-conflict` with the names of the fields
 */
export function checkNoConflict(decision: EditDecision): void {
  const fields = decision.conflicts.map((conflict) => conflict.field);
  if (fields.length > 0) throw new DomainError("user.version-conflict", { fields });
}

/** Whether the blocklist has to be asked again after these fields were written. */
export function touchesBlocklist(applies: Partial<UserFields>): boolean {
  return blocklistFields.some((field) => applies[field] !== undefined);
}
