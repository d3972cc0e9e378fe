import type { Locator, Page } from "playwright-core";
import type { Gatehouse } from "../servers/run-gatehouse.ts";
import { callApi } from "./call-api.ts";
import type { TestBrowser } from "./open-browser.ts";

/** A window of somebody who is signed in, in the project the tests work in. */
export type AdminWindow = { readonly page: Page; readonly projectId: string };

/** Somebody a test has added; `search` finds this person alone in the list. */
export type TestPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly search: string;
};

/** Signs in by the printed link of a role and opens the demo's large project. */
export async function signInAs(
  browser: TestBrowser,
  gate: Gatehouse,
  role: "owner" | "admin" | "desk",
): Promise<AdminWindow> {
  const page = await browser.window(role, { viewport: { width: 1280, height: 900 } });
  await page.goto(gate.link(role));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  const { projects } = await callApi<{ projects: { id: string; name: string }[] }>(
    page,
    "query",
    "projects.list",
    {},
  );
  const projectId = projects.find(({ name }) => name === "Northquay Terminal")?.id ?? "";
  await page.context().addCookies([{ name: "gatehouse-project", value: projectId, url: gate.url }]);
  return { page, projectId };
}

/** Adds a person without the dialog. The last name should be one no other person of the project has. */
export async function addPerson(
  { page, projectId }: AdminWindow,
  given: {
    firstName: string;
    lastName: string;
    email?: string;
    phone?: string;
    idNumber?: string;
    invite?: boolean;
  },
): Promise<TestPerson> {
  const email = given.email ?? `${given.firstName}.${given.lastName}@example.org`.toLowerCase();
  const { id } = await callApi<{ id: string }>(page, "mutation", "users.add", {
    projectId,
    phone: "",
    idNumber: "",
    syncId: "",
    companyIds: [],
    roleIds: [],
    invite: false,
    ...given,
    email,
  });
  return { id, name: `${given.firstName} ${given.lastName}`, email, search: given.lastName };
}

/** Opens the list of all people narrowed to a search, live, and leaves a mark that a reload would wipe away. */
export const watchList = (window: AdminWindow, gate: Gatehouse, search: string): Promise<void> =>
  watchPage(window, gate, `/users?tab=all&q=${encodeURIComponent(search)}`);

/** Opens a page, live, and leaves a mark that a reload would wipe away. */
export async function watchPage({ page }: AdminWindow, gate: Gatehouse, path: string): Promise<void> {
  await page.goto(gate.url + path);
  await page.locator("[data-connection=live]").waitFor();
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
}

/** Whether the page is still the one that was opened to be watched, and was never loaded again. */
export const isSamePage = ({ page }: AdminWindow): Promise<boolean> =>
  page.evaluate(() => "neverReloaded" in window);

/** Opens a profile, live; `tab` is one of its tabs. */
export async function openProfile(
  window: AdminWindow,
  gate: Gatehouse,
  person: TestPerson,
  tab = "",
): Promise<void> {
  await watchPage(window, gate, `/users/${person.id}${tab && `/${tab}`}`);
  await window.page.getByRole("heading", { level: 1, name: person.name }).waitFor();
}

/** The row of a person in the list that is open. */
export const rowOf = ({ page }: AdminWindow, person: TestPerson): Locator =>
  page.getByRole("row").filter({ hasText: person.name });

/** Waits until the row of a person reads like this; the list is narrowed to them, so nothing pushes it out of view. */
export const rowReads = (window: AdminWindow, person: TestPerson, words: RegExp): Promise<void> =>
  rowOf(window, person).filter({ hasText: words }).waitFor();

/** Chooses the verb from the menu of a profile whose words begin like this; the key that does the same stands behind them. */
export async function chooseVerb({ page }: AdminWindow, verb: string): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${verb}`) }).click();
}

/** Presses a key of the page once no dialog has the keys any more. */
export async function pressKey({ page }: AdminWindow, key: string): Promise<void> {
  await page.getByRole("dialog").first().waitFor({ state: "hidden" });
  await page.keyboard.press(key);
}

/** The dialog of that title. */
export const dialogOf = ({ page }: AdminWindow, title: string | RegExp): Locator =>
  page.getByRole("dialog", { name: title });

/** The message at the lower left that says this. */
export const messageOf = ({ page }: AdminWindow, words: string): Locator =>
  page
    .getByRole("region", { name: /Messages/ })
    .getByRole("status")
    .filter({ hasText: words });

/**
 * Presses *Undo* in the message that says this once `seen` has come. Until then the pointer rests on the message, which
 * keeps it on screen, so that a slow machine does not lose it.
 */
export async function undo(
  window: AdminWindow,
  words: string,
  seen: () => Promise<unknown> = async () => {},
): Promise<void> {
  const message = messageOf(window, words);
  await message.hover();
  await seen();
  await message.getByRole("button", { name: "Undo" }).click();
}
