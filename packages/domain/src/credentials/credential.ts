import { DomainError } from "../errors/domain-error.ts";
import { normaliseIdText } from "../users/normalise.ts";

/** What may carry a number. */
export const carriers = ["pass", "card", "badge"] as const;

/** What may carry a number. */
export type Carrier = (typeof carriers)[number];

/** A number in use: one number belongs to one person, who may carry it on several things. */
export type NumberHolding = {
  readonly number: string;
  readonly userId: string;
  readonly isArchived: boolean;
};

/**
 * Passes only a number that nobody else of the project holds; the archived do not count.
 * @throws {DomainError} `credential.number-taken` with the holder's user id
 */
export function checkNumberFree(number: string, userId: string, holdings: readonly NumberHolding[]): void {
  const wanted = normaliseIdText(number);
  const other = holdings.find(
    (held) => !held.isArchived && held.userId !== userId && normaliseIdText(held.number) === wanted,
  );
  if (other !== undefined)
    throw new DomainError("credential.number-taken", { number: wanted, userId: other.userId });
}
