import type { MemberRow } from "@gatehouse/contracts/members/members";
import Ellipsis from "lucide-solid/icons/ellipsis";
import LogOut from "lucide-solid/icons/log-out";
import Monitor from "lucide-solid/icons/monitor";
import ShieldCheck from "lucide-solid/icons/shield-check";
import { For, Show } from "solid-js";
import { buttonClass } from "~/ui/controls/button-style.ts";
import { Menu, MenuItem, MenuSeparator } from "~/ui/overlays/menu.tsx";
import { Avatar } from "~/ui/people/avatar.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { roleMeaning, roleWord } from "./role-words.ts";

/** What an owner may do with a member. */
export type MemberVerb = "change-role" | "sessions" | "remove";

/** The admins of a project as a table; on a phone each is a block of lines. */
export function MemberTable(props: {
  members: readonly MemberRow[];
  /** Whose row is one's own. */
  adminId: string;
  /** Given to those who may manage members. */
  onVerb?: ((verb: MemberVerb, member: MemberRow) => void) | undefined;
}) {
  return (
    <table class="w-full text-left text-base max-sm:block">
      <thead class="max-sm:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 pr-3 pl-4 font-medium">Name</th>
          <th class="w-40 px-3 font-medium">Role</th>
          <th class="w-52 px-3 font-medium">Last seen</th>
          <th class="w-14 px-3 font-medium">
            <span class="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody class="max-sm:block">
        <For each={props.members}>
          {(member) => (
            <tr class="border-line border-b hover:bg-hover max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-3 max-sm:px-4 max-sm:py-3">
              <td class="py-2 pr-3 pl-4 max-sm:p-0">
                <div class="flex min-w-0 items-center gap-3">
                  <Avatar name={member.name} />
                  <div class="min-w-0">
                    <p class="truncate font-medium">
                      {member.name}
                      <Show when={member.adminId === props.adminId}>
                        <span class="font-normal text-muted"> (you)</span>
                      </Show>
                    </p>
                    <p class="truncate text-meta text-muted">{member.email}</p>
                  </div>
                </div>
              </td>
              <td
                class="px-3 max-sm:col-start-1 max-sm:row-start-2 max-sm:pt-1.5 max-sm:pl-11"
                title={roleMeaning(member.role)}
              >
                {roleWord(member.role)}
              </td>
              <td class="px-3 text-muted max-sm:col-start-1 max-sm:row-start-3 max-sm:pl-11 max-sm:text-meta">
                <LastSeen member={member} />
              </td>
              <td class="px-3 text-right max-sm:col-start-2 max-sm:row-start-1 max-sm:p-0">
                <Show when={props.onVerb}>
                  {(onVerb) => <MemberMenu member={member} onVerb={(verb) => onVerb()(verb, member)} />}
                </Show>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function LastSeen(props: { member: MemberRow }) {
  return (
    <Show when={props.member.lastSeenAt} fallback="Signed out">
      {(at) => (
        <>
          <span class="sm:hidden">Seen </span>
          <RelativeTime at={at()} />
          <Show when={props.member.openSessions > 1}> in {props.member.openSessions} browsers</Show>
        </>
      )}
    </Show>
  );
}

function MemberMenu(props: { member: MemberRow; onVerb: (verb: MemberVerb) => void }) {
  return (
    <Menu
      placement="bottom-end"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={`Actions for ${props.member.name}`}
          class={buttonClass({ variant: "quiet", square: true })}
        >
          <Ellipsis />
        </button>
      )}
    >
      <MenuItem icon={ShieldCheck} onSelect={() => props.onVerb("change-role")}>
        Change role…
      </MenuItem>
      <MenuItem icon={Monitor} onSelect={() => props.onVerb("sessions")}>
        Sessions…
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={LogOut} danger onSelect={() => props.onVerb("remove")}>
        Remove from project…
      </MenuItem>
    </Menu>
  );
}
