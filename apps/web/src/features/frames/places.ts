import type { MemberRole } from "@gatehouse/domain/members/member";
import { permissionOf, type Verb } from "@gatehouse/domain/members/permissions";
import { adminPlaces, type PlaceCounts } from "~/ui/shells/admin-places.ts";
import type { NavSection } from "~/ui/shells/nav-link.ts";

/** The places that have a page, and the verb one needs to have anything to see there. */
const open: Readonly<Record<string, Verb>> = {
  "/": "projects.enter",
  "/users": "users.see",
  "/desk": "doors.see",
  "/doors": "doors.see",
  "/readers": "readers.see",
  "/bridges": "bridges.see",
  "/groups": "groups.see",
  "/companies": "companies.see",
  "/imports": "users.import",
  "/mail": "mails.see",
  "/settings": "settings.see",
};

/** Where somebody of this role can go, with what waits there: nothing is offered that leads nowhere or only to a refusal. */
export function placesOf(role: MemberRole, counts: PlaceCounts = {}): readonly NavSection[] {
  const mayEnter = (href: string) => {
    const verb = open[href];
    return verb !== undefined && permissionOf(role, verb) !== "no";
  };
  return adminPlaces(counts)
    .map((section) => ({ ...section, links: section.links.filter(({ href }) => mayEnter(href)) }))
    .filter(({ links }) => links.length > 0);
}
