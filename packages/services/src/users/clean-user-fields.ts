import { normaliseIdText, normalisePhone } from "@gatehouse/domain/users/normalise";

/** Phone number and ID of a person as they come from a form. */
type Given = { readonly phone?: string | null; readonly idNumber?: string | null };

/**
 * Spells fields the way they are kept: a phone number as digits with its leading + where it can be one (so that equal
 * numbers are equal text), an ID without space around it. Everything else stays as given.
 */
export function cleanUserFields<F extends Given>(fields: F): F {
  const { phone, idNumber } = fields;
  return {
    ...fields,
    ...(typeof phone === "string" ? { phone: normalisePhone(phone) ?? phone } : {}),
    ...(typeof idNumber === "string" ? { idNumber: normaliseIdText(idNumber) } : {}),
  };
}
