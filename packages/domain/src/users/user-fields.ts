/** The fields of a user that a form or a file may carry. A status is never among them. */
export type UserFields = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string | null;
  /** The number a reader reports for this person's phone; text, leading zeros kept. */
  readonly idNumber: string | null;
  readonly syncId: string | null;
};

/** One of the fields. */
export type UserField = keyof UserFields;

/** The longest text of each field in characters; e-mail after RFC 5321 (4.5.3.1). */
export const userFieldLimits: Readonly<Record<UserField, number>> = {
  firstName: 100,
  lastName: 100,
  email: 254,
  phone: 32,
  dateOfBirth: 10,
  idNumber: 64,
  syncId: 128,
};

/** The fields every person must have. */
export const requiredUserFields = ["firstName", "lastName", "email"] as const satisfies readonly UserField[];

/** The fields after whose edit the blocklist is asked again. */
export const blocklistFields = [
  "firstName",
  "lastName",
  "email",
  "phone",
  "dateOfBirth",
  "idNumber",
] as const satisfies readonly UserField[];

/** What is wrong with a field. */
export type FieldFault = { readonly field: UserField; readonly fault: "missing" | "too-long" };

/** Every fault of the given fields, in their order; length is counted in characters as people see code points. */
export function faultsOf(fields: Partial<UserFields>): readonly FieldFault[] {
  const required: readonly string[] = requiredUserFields;
  return fieldNames(fields).flatMap((field): readonly FieldFault[] => {
    const text = fields[field] ?? "";
    if (required.includes(field) && text.trim() === "") return [{ field, fault: "missing" }];
    return [...text].length > userFieldLimits[field] ? [{ field, fault: "too-long" }] : [];
  });
}

/** The fields that are named in a patch, in the order of the form. */
export function fieldNames(fields: Partial<UserFields>): readonly UserField[] {
  const order: readonly UserField[] = [
    "firstName",
    "lastName",
    "email",
    "phone",
    "dateOfBirth",
    "idNumber",
    "syncId",
  ];
  return order.filter((field) => fields[field] !== undefined);
}
