import type { MailRow } from "@gatehouse/contracts/mails/mails-list";
import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import type { DataColumn } from "~/ui/tables/data-column.ts";
import { mailTitle, reasonText } from "../mail-words.ts";
import { MailStatePill } from "./mail-state-pill.tsx";

/** The columns of the mail log; moments are told in the project's zone on hover. */
export function mailColumns(zone: string): readonly DataColumn<MailRow>[] {
  return [
    {
      id: "recipient",
      header: "To",
      width: 210,
      minWidth: 150,
      grow: 1,
      pinned: true,
      fixed: true,
      cell: (row) => <span class="font-medium">{row.recipient}</span>,
    },
    { id: "title", header: "Mail", width: 176, cell: (row) => <>{mailTitle(row)}</> },
    {
      id: "state",
      header: "State",
      width: 120,
      cell: (row) => <MailStatePill state={row.state} quiet={row.state !== "bounced"} />,
    },
    {
      id: "person",
      header: "Person",
      width: 150,
      cell: (row) => (
        <Show when={row.userId}>
          {(userId) => (
            <A href={`/users/${userId()}`} tabindex={-1} class="truncate hover:underline">
              {row.userName}
            </A>
          )}
        </Show>
      ),
    },
    {
      id: "reason",
      header: "What was heard",
      width: 200,
      grow: 2,
      cell: (row) => <span class="text-muted">{reasonText(row)}</span>,
    },
    {
      id: "queued",
      header: "Queued",
      width: 100,
      align: "end",
      cell: (row) => <RelativeTime at={row.createdAt} zone={zone} class="text-muted" />,
    },
    {
      id: "sent",
      header: "Sent",
      width: 100,
      align: "end",
      hidden: true,
      cell: (row) => (
        <Show when={row.sentAt}>{(at) => <RelativeTime at={at()} zone={zone} class="text-muted" />}</Show>
      ),
    },
  ];
}

/** A mail in two lines, on a phone. */
export function NarrowMail(props: { row: MailRow; zone: string }) {
  return (
    <span class="flex min-w-0 flex-col gap-0.5">
      <span class="flex items-center gap-2">
        <span class="min-w-0 flex-1 truncate font-medium">{props.row.recipient}</span>
        <MailStatePill state={props.row.state} quiet />
      </span>
      <span class="flex gap-2 text-meta text-muted">
        <span class="min-w-0 flex-1 truncate">{mailTitle(props.row)}</span>
        <RelativeTime at={props.row.createdAt} zone={props.zone} />
      </span>
    </span>
  );
}
