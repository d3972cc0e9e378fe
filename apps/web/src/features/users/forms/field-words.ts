import type { EditableField } from "./edited-fields.ts";

/** The fields of a person as their labels name them. */
export const fieldWords: Readonly<Record<EditableField, string>> = {
  firstName: "First name",
  lastName: "Last name",
  email: "E-mail",
  phone: "Mobile phone",
  dateOfBirth: "Date of birth",
  idNumber: "ID",
  syncId: "Sync ID",
};
