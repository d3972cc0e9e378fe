import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** When a role is valid, as dates; null means no limit on that side. */
export type Validity = { readonly validFrom: Date | null; readonly validTo: Date | null };

/**
 * Reads a validity off the wire.
 * @throws {DomainError} `request.invalid` when the end does not lie after the beginning
 */
export function readValidity(given: {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}): Validity {
  const validFrom = given.validFrom === null ? null : new Date(given.validFrom);
  const validTo = given.validTo === null ? null : new Date(given.validTo);
  if (validFrom && validTo && validTo <= validFrom)
    throw new DomainError("request.invalid", { field: "validTo" });
  return { validFrom, validTo };
}
