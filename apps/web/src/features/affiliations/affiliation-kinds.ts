import type { UserRow } from "@gatehouse/contracts/users/user-row";
import type { Verb } from "@gatehouse/domain/members/permissions";
import { api } from "~/lib/api/api.ts";

/** What people can belong to, any number of each. */
export type AffiliationKind = "company" | "group";

/** A company or a group; `people` are those of its people who are not archived. */
export type AffiliationRow = { readonly id: string; readonly name: string; readonly people: number };

/** A stretch of them by name; `next` goes on behind it. */
export type AffiliationPage = {
  readonly rows: readonly AffiliationRow[];
  readonly next: string | null;
  readonly asOf: { readonly epoch: string; readonly position: number };
};
type Asked = {
  readonly projectId: string;
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
};
type Named = { readonly projectId: string; readonly name: string };
type Of = { readonly projectId: string; readonly id: string };
type OfUser = Of & { readonly userId: string };

/** One kind of affiliation: its words, the verbs it needs, and the calls behind them. */
export type Affiliation = {
  readonly kind: AffiliationKind;
  readonly many: string;
  readonly path: string;
  readonly see: Verb;
  readonly manage: Verb;
  readonly heldBy: (row: UserRow) => UserRow["companies"];
  readonly list: (asked: Asked, signal: AbortSignal | undefined) => Promise<AffiliationPage>;
  readonly create: (named: Named) => Promise<{ readonly id: string }>;
  readonly rename: (of: Of & Named) => Promise<unknown>;
  readonly remove: (of: Of) => Promise<unknown>;
  readonly assign: (of: OfUser) => Promise<unknown>;
  readonly take: (of: OfUser) => Promise<unknown>;
};

const withSignal = (signal: AbortSignal | undefined) => ({ ...(signal && { signal }) });
const asCompany = <Given extends Of>({ id, ...of }: Given) => ({ ...of, companyId: id });
const asGroup = <Given extends Of>({ id, ...of }: Given) => ({ ...of, groupId: id });

/** Companies and groups, which differ in words only. */
export const affiliations: Readonly<Record<AffiliationKind, Affiliation>> = {
  company: {
    ...{ kind: "company", many: "companies", path: "/companies" },
    ...{ see: "companies.see", manage: "companies.manage" },
    heldBy: (row) => row.companies,
    list: async ({ cursor, ...asked }, signal) => {
      const input = { ...asked, ...(cursor && { cursor }) };
      const { companies, ...rest } = await api.companies.list.query(input, withSignal(signal));
      return { rows: companies, ...rest };
    },
    create: (named) => api.companies.create.mutate(named),
    rename: (of) => api.companies.rename.mutate(asCompany(of)),
    remove: (of) => api.companies.delete.mutate(asCompany(of)),
    assign: (of) => api.companies.assign.mutate(asCompany(of)),
    take: (of) => api.companies.remove.mutate(asCompany(of)),
  },
  group: {
    ...{ kind: "group", many: "groups", path: "/groups" },
    ...{ see: "groups.see", manage: "groups.manage" },
    heldBy: (row) => row.groups,
    list: async ({ cursor, ...asked }, signal) => {
      const input = { ...asked, ...(cursor && { cursor }) };
      const { groups, ...rest } = await api.groups.list.query(input, withSignal(signal));
      return { rows: groups, ...rest };
    },
    create: (named) => api.groups.create.mutate(named),
    rename: (of) => api.groups.rename.mutate(asGroup(of)),
    remove: (of) => api.groups.delete.mutate(asGroup(of)),
    assign: (of) => api.groups.assign.mutate(asGroup(of)),
    take: (of) => api.groups.remove.mutate(asGroup(of)),
  },
};
