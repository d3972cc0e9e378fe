import { preferenceIn, writePreference } from "./preferences.ts";

/** What a person may choose; `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;

/** One of the three choices of a theme. */
export type Theme = (typeof themes)[number];

/** The theme a page is drawn in: the visitor's choice, else dark for the desk and the device's for the rest. */
export function themeOf(cookies: string | null, pathname: string): Theme {
  const chosen = preferenceIn(cookies, "theme");
  return themes.find((theme) => theme === chosen) ?? (isDeskPath(pathname) ? "dark" : "system");
}

/** True for the pages of the security desk, which is dark unless someone chooses otherwise. */
export function isDeskPath(pathname: string): boolean {
  return pathname === "/desk" || pathname.startsWith("/desk/");
}

/** Draws the page in the theme that belongs to its address; for moves between shells without a reload. */
export function showThemeOf(pathname: string): void {
  document.documentElement.dataset.theme = themeOf(document.cookie, pathname);
}

/** Remembers a choice for a year and draws the page in it at once. */
export function chooseTheme(theme: Theme): void {
  writePreference("theme", theme);
  document.documentElement.dataset.theme = theme;
}
