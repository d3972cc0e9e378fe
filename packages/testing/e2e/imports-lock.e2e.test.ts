import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type AdminWindow, addPerson, isSamePage, watchPage } from "../src/browsers/admin-pages.ts";
import { callApi } from "../src/browsers/call-api.ts";
import { twoAdmins } from "../src/browsers/two-admins.ts";
import { inDatabase } from "../src/servers/gate-database.ts";
import { errorsOf } from "../src/servers/run-gatehouse.ts";

const { gate, browser, adam, olivia } = await twoAdmins();

/** Brings lines that only add and update; answers where the run has its page, with its plan on screen. */
async function bring({ page }: AdminWindow, name: string, lines: readonly string[]): Promise<string> {
  await watchPage({ page, projectId: "" }, gate, "/imports/new");
  await page.getByRole("radio", { name: /^Add and update only/ }).check();
  const buffer = Buffer.from(["First name,Last name,E-mail,ID", ...lines].join("\n"), "utf8");
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await importButton(page).waitFor({ timeout: 60_000 });
  return new URL(page.url()).pathname;
}

const importButton = (page: Page) => page.getByRole("button", { name: "Import", exact: true });

/** How many people a search finds. */
async function found(q: string): Promise<number> {
  const none = { roleIds: [], companyIds: [], groupIds: [], passStates: [], records: [], bounced: false };
  const asked = { projectId: olivia.projectId, filter: { tab: "all", q, ...none }, sort: "name", limit: 1 };
  return (await callApi<{ matching: number }>(olivia.page, "query", "users.list", asked)).matching;
}

test("an import is watched live by another admin, and while it holds the project another one is refused with words", {
  timeout: 180_000,
}, async () => {
  const known = await addPerson(olivia, { firstName: "Vera", lastName: "Vastgehouden", idNumber: "910000" });
  const own = await bring(adam, "one.csv", ["Oona,Ontvanger,oona@example.org,910001"]);
  const added = Array.from(
    { length: 3_000 },
    (_, nth) => `Mona,Menigte${nth},mona${nth}@example.org,${920_000 + nth}`,
  );
  await bring(olivia, "many.csv", [`Vera,Vrijgelaten,${known.email},910000`, ...added]);
  await watchPage(adam, gate, "/users");

  // Whoever is changed is held by somebody else: the new people are written, and there the import waits.
  await inDatabase(gate, async (database) => {
    await database.query("begin");
    await database.query("select 1 from users where id = $1 for update", [known.id]);
    await importButton(olivia.page).click();
    await adam.page
      .getByText(/^Import by Olivia Maes, 9\d %\. Other imports wait/)
      .waitFor({ timeout: 60_000 });
    expect(await isSamePage(adam)).toBe(true);
    await adam.page.getByRole("link", { name: "Watch it" }).click();
    const phases = adam.page.getByRole("list", { name: "Phases" });
    await phases.locator("[aria-current=step]").getByText("Taking hold of the list").waitFor();
    expect(await importButton(adam.page).count()).toBe(0);
    expect(await found("Menigte")).toBe(0);

    await watchPage(adam, gate, own);
    await importButton(adam.page).click();
    await adam.page.getByText("Another import is being applied. Wait until it is done.").waitFor();
    expect(await found("Ontvanger")).toBe(0);
  });

  await olivia.page.getByRole("button", { name: "Revert…" }).waitFor({ timeout: 60_000 });
  await adam.page.goto(`${gate.url}/users`);
  await adam.page.locator("[data-connection=live]").waitFor();
  expect(await adam.page.getByText(/^Import by Olivia Maes/).count()).toBe(0);
  expect([await found("Menigte"), await found("Vrijgelaten")]).toEqual([3_000, 1]);
  await watchPage(adam, gate, own);
  await importButton(adam.page).click();
  await adam.page.getByRole("button", { name: "Revert…" }).waitFor({ timeout: 60_000 });
  expect(await found("Ontvanger")).toBe(1);

  // The refusal is told in the browser's own log too, and nothing else is.
  expect(browser.problems.filter((one) => !/409 \(Conflict\)/.test(one))).toEqual([]);
  expect(errorsOf(gate)).toEqual([]);
});
