import { editableFields } from "@gatehouse/contracts/users/edit-user";
import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { type Accessor, batch, createEffect, createMemo, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { changedFields, type EditableField, type EditedFields } from "./edited-fields.ts";

/** The fields of an edit: as they were when it began, as they are now, and what others have made of them meanwhile. */
export type EditForm = {
  readonly before: EditedFields;
  readonly now: EditedFields;
  readonly set: (field: EditableField, value: string) => void;
  readonly changed: Accessor<readonly EditableField[]>;
  /** A sentence for each field that is being edited here and has been changed by somebody else. */
  readonly notes: Accessor<Partial<Record<EditableField, string>>>;
  readonly restart: (fields: { readonly before: EditedFields; readonly now: EditedFields }) => void;
};

/** Follows a live row: a field nobody edits here takes over what others write; one that is edited keeps its beginning. */
export function createEditForm(row: UserRow, details: Accessor<UserDetails | undefined>): EditForm {
  const saved = createMemo(() => fieldsOf(row, details()));
  const [before, setBefore] = createStore<EditedFields>({ ...untrack(saved) });
  const [now, setNow] = createStore<EditedFields>({ ...untrack(saved) });
  const changed = createMemo(() => changedFields(before, now));

  createEffect(() => {
    const latest = saved();
    untrack(() => {
      const edited = changed();
      const followed = Object.fromEntries(
        editableFields.filter((field) => !edited.includes(field)).map((field) => [field, latest[field]]),
      );
      batch(() => {
        setBefore(followed);
        setNow(followed);
      });
    });
  });

  return {
    before,
    now,
    set: (field, value) => setNow({ [field]: value }),
    changed,
    notes: createMemo(() => {
      const others = changed().filter((field) => saved()[field] !== before[field]);
      return Object.fromEntries(
        others.map((field) => [
          field,
          `Somebody else has just changed it to “${saved()[field] || "empty"}”.`,
        ]),
      );
    }),
    restart: (fields) =>
      batch(() => {
        setBefore(fields.before);
        setNow(fields.now);
      }),
  };
}

function fieldsOf(row: UserRow, details: UserDetails | undefined): EditedFields {
  return {
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    phone: row.phone ?? "",
    dateOfBirth: details?.dateOfBirth ?? "",
    idNumber: row.idNumber ?? "",
    syncId: details?.syncId ?? "",
  };
}
