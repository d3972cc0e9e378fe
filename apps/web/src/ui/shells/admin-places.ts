import Ban from "lucide-solid/icons/ban";
import Briefcase from "lucide-solid/icons/briefcase-business";
import Building from "lucide-solid/icons/building";
import CalendarClock from "lucide-solid/icons/calendar-clock";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import DoorOpen from "lucide-solid/icons/door-open";
import Download from "lucide-solid/icons/download";
import Eye from "lucide-solid/icons/eye";
import FolderTree from "lucide-solid/icons/folder-tree";
import Gauge from "lucide-solid/icons/layout-dashboard";
import Mails from "lucide-solid/icons/mails";
import Monitor from "lucide-solid/icons/monitor-play";
import Nfc from "lucide-solid/icons/nfc";
import Router from "lucide-solid/icons/router";
import Scroll from "lucide-solid/icons/scroll-text";
import Settings from "lucide-solid/icons/settings";
import Siren from "lucide-solid/icons/siren";
import Stamp from "lucide-solid/icons/stamp";
import Upload from "lucide-solid/icons/upload";
import Users from "lucide-solid/icons/users";
import UsersRound from "lucide-solid/icons/users-round";
import type { NavSection } from "./nav-link.ts";

/** How much waits in the places that show it. */
export type PlaceCounts = {
  readonly reviews?: number;
  readonly tasks?: number;
  readonly approvals?: number;
  readonly imports?: number;
};

/** The places of the admin shell in their order; the rail, the phone's bar and the palette show the same. */
export function adminPlaces(counts: PlaceCounts = {}): readonly NavSection[] {
  return [
    {
      links: [
        { href: "/", label: "Overview", icon: Gauge, exact: true },
        { href: "/users", label: "Users", icon: Users },
        { href: "/reviews", label: "Reviews", icon: Eye, count: counts.reviews },
        { href: "/tasks", label: "Tasks", icon: ClipboardCheck, count: counts.tasks },
        { href: "/approvals", label: "Approvals", icon: Stamp, count: counts.approvals },
        { href: "/blocklist", label: "Blocklist", icon: Ban },
      ],
    },
    {
      label: "Live",
      links: [
        { href: "/desk", label: "Security desk", icon: Monitor },
        { href: "/muster", label: "Muster", icon: Siren },
      ],
    },
    {
      label: "Access",
      links: [
        { href: "/doors", label: "Doors", icon: DoorOpen },
        { href: "/readers", label: "Readers", icon: Nfc },
        { href: "/bridges", label: "Bridges", icon: Router },
        { href: "/zones", label: "Zones", icon: FolderTree },
        { href: "/roles", label: "Roles", icon: Briefcase },
        { href: "/groups", label: "Groups", icon: UsersRound },
        { href: "/companies", label: "Companies", icon: Building },
        { href: "/schedules", label: "Schedules", icon: CalendarClock },
      ],
    },
    {
      label: "Project",
      links: [
        { href: "/imports", label: "Imports", icon: Upload, count: counts.imports },
        { href: "/exports", label: "Exports", icon: Download },
        { href: "/mail", label: "Mail", icon: Mails },
        { href: "/audit", label: "Audit", icon: Scroll },
        { href: "/settings", label: "Settings", icon: Settings },
      ],
    },
  ];
}
