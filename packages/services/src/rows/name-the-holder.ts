import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** Refusals that a constraint of the database can raise too, without knowing who stands in the way. */
const nameless = [
  "credential.number-taken",
  "user.sync-id-taken",
  "company.name-taken",
  "group.name-taken",
  "role.name-taken",
];

/**
 * Runs a use case, and once more when it lost a race for something only one may have. The winner has committed by then, so
 * the second run meets it in its own check and the refusal names it.
 */
export async function nameTheHolder<T>(useCase: () => Promise<T>): Promise<T> {
  try {
    return await useCase();
  } catch (error) {
    const isNameless =
      error instanceof DomainError &&
      nameless.includes(error.code) &&
      Object.keys(error.details).length === 0;
    if (!isNameless) throw error;
    return useCase();
  }
}
