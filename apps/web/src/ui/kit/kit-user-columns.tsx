import { A } from "@solidjs/router";
import { Avatar } from "../people/avatar.tsx";
import { RelativeTime } from "../records/relative-time.tsx";
import { StatusPill } from "../states/status-pill.tsx";
import type { DataColumn } from "../tables/data-column.ts";
import type { KitUser } from "./kit-users.ts";

export const kitUserColumns: readonly DataColumn<KitUser>[] = [
  {
    id: "name",
    header: "Name",
    width: 220,
    grow: 1,
    pinned: true,
    fixed: true,
    sortable: true,
    cell: (user) => (
      <span class="inline-flex max-w-full items-center gap-2 align-middle">
        <Avatar name={user.name} size="xs" />
        <A href="/dev/kit" tabindex={-1} class="truncate font-medium hover:underline">
          {user.name}
        </A>
      </span>
    ),
  },
  {
    id: "standing",
    header: "Status",
    width: 120,
    sortable: true,
    cell: (user) => <StatusPill state={user.standing} quiet={user.standing === "active"} />,
  },
  { id: "pass", header: "Pass", width: 170, cell: (user) => <StatusPill state={user.pass} quiet /> },
  {
    id: "mail",
    header: "E-mail",
    width: 230,
    grow: 1,
    sortable: true,
    cell: (user) => <span class="text-muted">{user.mail}</span>,
  },
  { id: "company", header: "Company", width: 160, sortable: true, cell: (user) => user.company },
  { id: "role", header: "Roles", width: 120, cell: (user) => user.role },
  {
    id: "badge",
    header: "ID",
    width: 90,
    cell: (user) => <span class="font-mono text-meta">{user.badge}</span>,
  },
  {
    id: "updated",
    header: "Updated",
    width: 110,
    align: "end",
    sortable: true,
    cell: (user) => <RelativeTime at={user.updatedAt} class="text-muted" />,
  },
  {
    id: "number",
    header: "Number",
    width: 90,
    hidden: true,
    cell: (user) => <span class="font-mono text-meta">{user.number}</span>,
  },
];

export function KitNarrowUser(props: { user: KitUser }) {
  return (
    <span class="flex items-center gap-3">
      <Avatar name={props.user.name} />
      <span class="min-w-0 flex-1">
        <span class="block truncate font-medium">{props.user.name}</span>
        <span class="block truncate text-meta text-muted">{props.user.company}</span>
      </span>
      <StatusPill state={props.user.standing} />
    </span>
  );
}
