import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { Avatar } from "~/ui/people/avatar.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import type { DataColumn } from "~/ui/tables/data-column.ts";
import { fullName, shortNumberText } from "../user-name.ts";
import { MailPill, PassPill, RoleNames, StandingPill } from "./user-cells.tsx";

type UserColumn = DataColumn<UserRow> & { readonly forDesk?: true };

/** The columns of the list; `hrefOf` leads to a person and back to this very list. */
export function userColumns(options: {
  readonly hrefOf: (id: string) => string;
  /** A desk sees who somebody is and whether doors open. */
  readonly full: boolean;
}): readonly DataColumn<UserRow>[] {
  const columns: readonly UserColumn[] = [
    {
      id: "name",
      header: "Name",
      width: 210,
      minWidth: 140,
      grow: 1,
      pinned: true,
      fixed: true,
      sortable: true,
      forDesk: true,
      cell: (row, id) => (
        <span class="inline-flex max-w-full items-center gap-2 align-middle">
          <Avatar name={fullName(row)} size="xs" />
          <A href={options.hrefOf(id)} tabindex={-1} class="truncate font-medium hover:underline">
            {row.firstName} {row.lastName}
          </A>
        </span>
      ),
    },
    {
      id: "standing",
      header: "Status",
      width: 132,
      forDesk: true,
      cell: (row) => <StandingPill row={row} quiet={row.standing === "active"} />,
    },
    { id: "pass", header: "Pass", width: 160, cell: (row) => <PassPill row={row} quiet /> },
    {
      id: "id",
      header: "ID",
      width: 104,
      cell: (row) => <span class="font-mono text-meta">{row.idNumber ?? ""}</span>,
    },
    {
      id: "email",
      header: "E-mail",
      width: 200,
      grow: 1,
      cell: (row) => <span class="text-muted">{row.email}</span>,
    },
    {
      id: "company",
      header: "Company",
      width: 150,
      forDesk: true,
      cell: (row) => <>{row.companies.map(({ name }) => name).join(", ")}</>,
    },
    {
      id: "roles",
      header: "Roles",
      width: 150,
      forDesk: true,
      cell: (row) => <RoleNames roles={row.roles} />,
    },
    {
      id: "groups",
      header: "Groups",
      width: 150,
      hidden: true,
      cell: (row) => <>{row.groups.map(({ name }) => name).join(", ")}</>,
    },
    { id: "mail", header: "Mail", width: 112, cell: (row) => <MailPill state={row.mailState} quiet /> },
    {
      id: "seen",
      header: "Last seen",
      width: 104,
      align: "end",
      cell: (row) => (
        <Show when={row.passSeenAt}>{(at) => <RelativeTime at={at()} class="text-muted" />}</Show>
      ),
    },
    {
      id: "added",
      header: "Added",
      width: 104,
      align: "end",
      sortable: true,
      hidden: true,
      forDesk: true,
      cell: (row) => <RelativeTime at={row.createdAt} class="text-muted" />,
    },
    { id: "phone", header: "Mobile phone", width: 140, hidden: true, cell: (row) => <>{row.phone ?? ""}</> },
    {
      id: "badges",
      header: "Badges",
      width: 120,
      hidden: true,
      cell: (row) => <span class="font-mono text-meta">{row.badgeNumbers}</span>,
    },
    {
      id: "number",
      header: "Number",
      width: 90,
      hidden: true,
      cell: (row) => <span class="font-mono text-meta">{shortNumberText(row.shortNumber)}</span>,
    },
  ];
  return options.full ? columns : columns.filter(({ forDesk }) => forDesk);
}
