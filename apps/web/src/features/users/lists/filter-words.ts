import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import { states } from "~/ui/states/state-table.ts";
import type { passFilters } from "./list-query.ts";

type PassFilter = (typeof passFilters)[number];

/** The words of the pass filter, as the list's own column has them. */
export const passWords: Readonly<Record<PassFilter, string>> = {
  none: states["not-invited"].word,
  invited: states.invited.word,
  active: states["pass-active"].word,
  reset: states.reset.word,
  removing: states.removing.word,
  removed: states.removed.word,
  "invitation-expired": states["invitation-expired"].word,
};

/** Finds the names of roles, companies and groups; undefined while they are not known. */
export type FilterNames = {
  readonly role: (id: string) => string | undefined;
  readonly company: (id: string) => string | undefined;
  readonly group: (id: string) => string | undefined;
};

/** One thing that narrows the list, in words, and the filter without it. */
export type FilterPart = { readonly id: string; readonly text: string; readonly without: UserFilter };

/** Everything beside the tab that narrows a list, one part for each chip. */
export function filterParts(filter: UserFilter, names: FilterNames): readonly FilterPart[] {
  const part = (id: string, text: string, without: Partial<UserFilter>): FilterPart => ({
    id,
    text,
    without: { ...filter, ...without },
  });
  const search = filter.q.trim();
  const namesOf = (ids: readonly string[], find: (id: string) => string | undefined) =>
    ids.map((id) => find(id) ?? "…").join(" or ");
  const parts: (FilterPart | false)[] = [
    search !== "" && part("q", `“${search}”`, { q: "" }),
    filter.roleIds.length > 0 &&
      part("role", `Role is ${namesOf(filter.roleIds, names.role)}`, { roleIds: [] }),
    filter.companyIds.length > 0 &&
      part("company", `Company is ${namesOf(filter.companyIds, names.company)}`, { companyIds: [] }),
    filter.groupIds.length > 0 &&
      part("group", `Group is ${namesOf(filter.groupIds, names.group)}`, { groupIds: [] }),
    filter.records.length > 0 &&
      part(
        "record",
        `Record status is ${filter.records.map((each) => states[recordLook[each]].word).join(" or ")}`,
        {
          records: [],
        },
      ),
    filter.passStates.length > 0 &&
      part("pass", `Pass is ${filter.passStates.map((each) => passWords[each]).join(" or ")}`, {
        passStates: [],
      }),
    filter.bounced && part("mail", "Mail has bounced", { bounced: false }),
  ];
  return parts.filter((each) => each !== false);
}

/** Where each record status finds its word. */
export const recordLook = {
  pending: "pending",
  accepted: "accepted",
  expired: "expired",
  archived: "archived",
} as const;
