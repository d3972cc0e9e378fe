import type { Icon } from "../icon.ts";

/** A place in a shell's navigation. */
export type NavLink = {
  readonly href: string;
  readonly label: string;
  readonly icon: Icon;
  /** Waiting work: reviews, alarms. Nothing is drawn for 0. */
  readonly count?: number | undefined;
  /** Only the address itself counts as being there, not what lies below it. */
  readonly exact?: boolean | undefined;
};

export type NavSection = { readonly label?: string | undefined; readonly links: readonly NavLink[] };

/** True when a page lies at or below a link's address. */
export function isAt(link: Pick<NavLink, "href" | "exact">, pathname: string): boolean {
  return pathname === link.href || (!link.exact && pathname.startsWith(`${link.href}/`));
}
