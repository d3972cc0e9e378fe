import { recordStatuses } from "@gatehouse/contracts/users/user-row";
import { type UserFilter, type UserSort, userSorts, userTabs } from "@gatehouse/contracts/users/users-list";
import { passKinds } from "@gatehouse/domain/passes/pass";

/** Everything that decides which people the list shows and in what order; all of it stands in the address. */
export type ListQuery = { readonly filter: UserFilter; readonly sort: UserSort };

/** The states of a pass that can be filtered by. */
export const passFilters = [...passKinds, "invitation-expired"] as const;

/** The tab and order that an address without words for them means. */
export const plainQuery: ListQuery = {
  filter: {
    ...{ tab: "active", q: "", roleIds: [], companyIds: [], groupIds: [] },
    ...{ records: [], passStates: [], bounced: false },
  },
  sort: "name",
};

const longestSearch = 200;
const mostValues = 50;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an address; words it does not know are left out, so that an old or mistyped link still opens a list. */
export function readListQuery(search: string): ListQuery {
  const params = new URLSearchParams(search);
  const one = <T extends string>(name: string, known: readonly T[], fallback: T): T =>
    known.find((each) => each === params.get(name)) ?? fallback;
  const words = (name: string) => [...new Set((params.get(name) ?? "").split(",").filter(Boolean))];
  const some = <T extends string>(name: string, known: readonly T[]): T[] =>
    words(name).flatMap((word) => known.find((each) => each === word) ?? []);
  const ids = (name: string) =>
    words(name)
      .filter((word) => uuid.test(word))
      .slice(0, mostValues);
  return {
    filter: {
      tab: one("tab", userTabs, plainQuery.filter.tab),
      q: (params.get("q") ?? "").slice(0, longestSearch),
      roleIds: ids("role"),
      companyIds: ids("company"),
      groupIds: ids("group"),
      records: some("record", recordStatuses),
      passStates: some("pass", passFilters),
      bounced: params.get("mail") === "bounced",
    },
    sort: one("sort", userSorts, plainQuery.sort),
  };
}

/** The address of a query, with its question mark; empty for the plain list, so that it has one address only. */
export function listSearch({ filter, sort }: ListQuery): string {
  const pairs: [string, string][] = [
    ["tab", filter.tab === plainQuery.filter.tab ? "" : filter.tab],
    ["q", filter.q.trim()],
    ["role", filter.roleIds.join()],
    ["company", filter.companyIds.join()],
    ["group", filter.groupIds.join()],
    ["record", filter.records.join()],
    ["pass", filter.passStates.join()],
    ["mail", filter.bounced ? "bounced" : ""],
    ["sort", sort === plainQuery.sort ? "" : sort],
  ];
  const params = new URLSearchParams(pairs.filter(([, value]) => value !== ""));
  // Commas are allowed in an address; escaped they only make it harder to read.
  const text = params.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

/** Whether anything beside the tab narrows the list. */
export function isNarrowed(filter: UserFilter): boolean {
  const lists = [filter.roleIds, filter.companyIds, filter.groupIds, filter.records, filter.passStates];
  return filter.q.trim() !== "" || filter.bounced || lists.some((list) => list.length > 0);
}

/** The same tab and order without anything that narrows. */
export function withoutFilters(query: ListQuery): ListQuery {
  return { ...query, filter: { ...plainQuery.filter, tab: query.filter.tab } };
}
