import type { Failure } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatCount } from "~/lib/numbers.ts";
import type { AffiliationKind } from "./affiliation-kinds.ts";

/** What stands where there is none yet: what it is for, and the way on. */
export const emptyWords: Readonly<
  Record<AffiliationKind, { readonly title: string; readonly text: string }>
> = {
  company: {
    title: "No company yet",
    text: "A company is whom people work for. Make one here, or on the spot when you add a user.",
  },
  group: {
    title: "No group yet",
    text: "A group is people who belong together: a crew, a shift, a class. The list of users can be filtered by it, and a file can be about one group alone.",
  },
};

/** How many people, said out. */
export const peopleText = (people: number): string =>
  people === 1 ? "1 person" : `${formatCount(people)} people`;

/** Where its people are listed. */
export const peoplePath = (kind: AffiliationKind, id: string): string => `/users?tab=all&${kind}=${id}`;

/** Why a deletion did not go through: what holds the company or group. */
export function deletionFailureText(kind: AffiliationKind, failure: Failure): string {
  if (failure.kind !== "refused" || failure.code !== `${kind}.in-use`) return failureText(failure);
  const { people, grants, imports, isScope } = failure.details;
  const some = (count: unknown) => typeof count === "number" && count > 0;
  if (typeof people === "number" && people > 0)
    return `${peopleText(people)} still belong${people === 1 ? "s" : ""} to it. Take them out first; nothing was deleted.`;
  if (some(grants)) return `The ${kind} still gives access to zones. Nothing was deleted.`;
  if (isScope === true)
    return `Imports are set to be about this ${kind}. Choose something else in Settings, Imports; nothing was deleted.`;
  if (some(imports))
    return `An import about this ${kind} has not ended, or can be reverted still. Nothing was deleted.`;
  return failureText(failure);
}
