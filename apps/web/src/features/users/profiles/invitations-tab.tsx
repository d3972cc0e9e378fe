import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import { For, Show } from "solid-js";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import type { StateName } from "~/ui/states/state-table.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { MailPill } from "../lists/user-cells.tsx";
import type { ProfileTabProps } from "./profile-tab-props.ts";
import { TabSection } from "./tab-section.tsx";

type Invitation = UserDetails["invitations"][number];

const kindWords: Readonly<Record<string, string>> = {
  first: "First invitation",
  again: "Sent again",
  "new-phone": "For a new phone",
  "old-phone-lost": "Old phone lost",
};

const withdrawnWords: Readonly<Record<NonNullable<Invitation["why"]>, string>> = {
  replaced: "Replaced by a newer one",
  deleted: "Withdrawn: archived or deleted",
  blocked: "Withdrawn: blocked",
  "by-hand": "Withdrawn by hand",
};

function lookOf(invitation: Invitation): { state: StateName; word: string } {
  switch (invitation.state) {
    case "open":
      return { state: "invited", word: "Open" };
    case "used":
      return { state: "accepted", word: "Used" };
    case "expired":
      return { state: "invitation-expired", word: "Expired" };
    case "withdrawn":
      return { state: "removed", word: invitation.why ? withdrawnWords[invitation.why] : "Withdrawn" };
  }
}

/** Every invitation somebody was sent, newest first, and how its mail fared. */
export function InvitationsTab(props: ProfileTabProps) {
  return (
    <TabSection title="Invitations">
      <Show
        when={props.details.invitations.length > 0}
        fallback={
          <EmptyState title="Never invited" level={3}>
            An invitation lets this person bind one phone. Send one with the button at the top.
          </EmptyState>
        }
      >
        <ul>
          <For each={props.details.invitations}>
            {(invitation) => (
              <li class="flex flex-wrap items-start gap-x-4 gap-y-1 border-line border-b py-2.5 last:border-b-0">
                <span class="min-w-52 flex-1">
                  <span class="font-medium">{kindWords[invitation.kind] ?? invitation.kind}</span>
                  <span class="block text-meta text-muted">
                    {invitation.by.name}, <RelativeTime at={invitation.at} zone={props.zone} />
                  </span>
                  <Show when={invitation.mail}>
                    {(mail) => (
                      <span class="mt-1 flex min-w-0 flex-wrap items-center gap-x-2 text-meta text-muted">
                        <MailPill state={mail().state} quiet />
                        <span class="truncate">{mail().recipient}</span>
                        <Show when={mail().error}>
                          {(error) => <span class="basis-full">{error()}</span>}
                        </Show>
                      </span>
                    )}
                  </Show>
                </span>
                <span class="flex flex-col items-end gap-1 max-sm:items-start">
                  <StatusPill {...lookOf(invitation)} />
                  <span class="text-meta text-muted">
                    {invitation.state === "open" ? "Good until " : "Was good until "}
                    <MomentText at={invitation.expiresAt} zone={props.zone} />
                  </span>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </TabSection>
  );
}
