import { editableFields, type FieldConflictView } from "@gatehouse/contracts/users/edit-user";

/** Name of a field that can be edited. */
export type EditableField = (typeof editableFields)[number];

/** The editable fields as text; what is empty is the empty string. */
export type EditedFields = Readonly<Record<EditableField, string>>;

const required = ["firstName", "lastName", "email"] as const;
const isRequired = (field: EditableField): field is (typeof required)[number] =>
  required.some((each) => each === field);

/** The fields that differ from what they read when the editing began. */
export function changedFields(before: EditedFields, now: EditedFields): readonly EditableField[] {
  return editableFields.filter((field) => now[field].trim() !== before[field].trim());
}

/**
 * What is sent: only the changed fields, and for each what was on screen when the editing began. The empty string stands
 * for *empty* where a field may be.
 */
export function editOf(
  before: EditedFields,
  now: EditedFields,
): { readonly patch: Record<string, string | null>; readonly base: Record<string, string | null> } {
  const fields = changedFields(before, now);
  const value = (of: EditedFields, field: EditableField) =>
    of[field].trim() === "" && !isRequired(field) ? null : of[field].trim();
  return {
    // A field that is emptied is sent as the empty string; only the date of birth knows null.
    patch: Object.fromEntries(
      fields.map((field) => [field, field === "dateOfBirth" ? value(now, field) : now[field].trim()]),
    ),
    base: Object.fromEntries(fields.map((field) => [field, value(before, field)])),
  };
}

/** What to do about one field that two people have changed. */
export type Choice = "yours" | "theirs";

/** The edit that is sent after a conflict: theirs are left out, yours are written over what is there now. */
export function resolved(
  now: EditedFields,
  before: EditedFields,
  conflicts: readonly FieldConflictView[],
  choices: Readonly<Partial<Record<EditableField, Choice>>>,
): { readonly before: EditedFields; readonly now: EditedFields } {
  const settled = { before: { ...before }, now: { ...now } };
  for (const { field, theirs } of conflicts) {
    settled.before[field] = theirs ?? "";
    if (choices[field] !== "yours") settled.now[field] = theirs ?? "";
  }
  return settled;
}
