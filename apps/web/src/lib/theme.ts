import { isServer } from "solid-js/web";

/** What a person may choose; `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;

/** One of the three choices of a theme. */
export type Theme = (typeof themes)[number];

const cookieName = "gatehouse-theme";
const oneYearInSeconds = 31_536_000;

/** The theme a page is drawn in: the visitor's choice, else dark for the desk and the device's for the rest. */
export function themeOf(cookies: string | null, pathname: string): Theme {
  const chosen = new RegExp(`(?:^|;\\s*)${cookieName}=(\\w+)`).exec(cookies ?? "")?.[1];
  return themes.find((theme) => theme === chosen) ?? (isDeskPath(pathname) ? "dark" : "system");
}

/** True for the pages of the security desk, which is dark unless someone chooses otherwise. */
export function isDeskPath(pathname: string): boolean {
  return pathname === "/desk" || pathname.startsWith("/desk/");
}

/** Draws the page in a theme without remembering it. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** Remembers a choice for a year and draws the page in it. */
export function chooseTheme(theme: Theme): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox.
  document.cookie = `${cookieName}=${theme}; path=/; max-age=${oneYearInSeconds}; samesite=lax${secure}`;
  showTheme(theme);
}

/** The theme on screen now; `system` while rendering on the server. */
export function currentTheme(): Theme {
  if (isServer) return "system";
  return themes.find((theme) => theme === document.documentElement.dataset.theme) ?? "system";
}
