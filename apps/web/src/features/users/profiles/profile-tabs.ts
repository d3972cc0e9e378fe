import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import type { Component } from "solid-js";
import { BadgesTab } from "./badges-tab.tsx";
import { InvitationsTab } from "./invitations-tab.tsx";
import { LogsTab } from "./logs-tab.tsx";
import type { ProfileTabProps } from "./profile-tab-props.ts";
import { RolesTab } from "./roles-tab.tsx";

/** One tab of a profile: its word in the address and on screen, what it counts, and what it shows. */
export type ProfileTab = {
  readonly id: string;
  readonly label: string;
  readonly count?: (details: UserDetails) => number;
  readonly content: Component<ProfileTabProps>;
};

/** The tabs in their order; a new one is a line here and a file beside. */
export const profileTabs: readonly ProfileTab[] = [
  { id: "roles", label: "Roles", count: ({ roles }) => roles.length, content: RolesTab },
  {
    id: "badges",
    label: "Badges",
    count: ({ credentials }) => credentials.filter(({ withdrawnAt }) => withdrawnAt === null).length,
    content: BadgesTab,
  },
  {
    id: "invitations",
    label: "Invitations",
    count: ({ invitations }) => invitations.length,
    content: InvitationsTab,
  },
  { id: "logs", label: "Logs", content: LogsTab },
];
