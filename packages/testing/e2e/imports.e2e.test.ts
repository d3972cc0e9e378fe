import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminWindow, isSamePage, signInAs, watchPage } from "../src/browsers/admin-pages.ts";
import { callApi } from "../src/browsers/call-api.ts";
import { openBrowser, type TestBrowser } from "../src/browsers/open-browser.ts";
import { errorsOf, type Gatehouse, runGatehouse } from "../src/servers/run-gatehouse.ts";

type Person = {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly idNumber: string | null;
  readonly standing: string;
  readonly passState: string;
};

let gate: Gatehouse;
let browser: TestBrowser;
let olivia: AdminWindow;
let adam: AdminWindow;

beforeAll(async () => {
  gate = await runGatehouse();
  browser = await openBrowser();
  [olivia, adam] = await Promise.all([signInAs(browser, gate, "owner"), signInAs(browser, gate, "admin")]);
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await gate[Symbol.asyncDispose]();
});

const everybody = {
  ...{
    tab: "all",
    q: "",
    roleIds: [],
    companyIds: [],
    groupIds: [],
    passStates: [],
    records: [],
    bounced: false,
  },
};

/** Everybody who has not been archived, in the order of the list. */
async function people({ page, projectId }: AdminWindow): Promise<readonly Person[]> {
  const found: Person[] = [];
  for (let cursor: string | undefined; ; ) {
    const asked = { projectId, filter: everybody, sort: "name", limit: 100, ...(cursor && { cursor }) };
    const answer = await callApi<{ rows: Person[]; next: string | null }>(page, "query", "users.list", asked);
    found.push(...answer.rows);
    if (answer.next === null) return found.filter(({ standing }) => standing !== "archived");
    cursor = answer.next;
  }
}

const line = (one: Pick<Person, "firstName" | "lastName" | "email" | "idNumber">): string =>
  `${one.firstName};${one.lastName};${one.email};${one.idNumber ?? ""}`;

async function bring(page: Page, name: string, lines: readonly string[]): Promise<void> {
  const text = ["Vorname;Nachname;E-Mail;Ausweis", ...lines].join("\r\n");
  const file = { name, mimeType: "text/csv", buffer: Buffer.from(text, "utf8") };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

/** The number the guard asks for, as the page names it. */
async function typeTheNumber(page: Page): Promise<number> {
  const label = page.getByText(/^Type [\d,]+, the number removed$/);
  const number = (await label.textContent())?.match(/[\d,]+/)?.[0] ?? "";
  await page.getByLabel(/^Type [\d,]+, the number removed$/).fill(number);
  return Number(number.replaceAll(",", ""));
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });

// Half a minute on an idle machine: a server, two browsers, and two applied imports of some hundred people.
test("a wrong file is mended, held, refused when the list moves, approved by a second admin, watched live and reverted", {
  timeout: 240_000,
}, async () => {
  const before = await people(olivia);
  const kept = before.slice(0, Math.floor(before.length * 0.4));
  const gone = before.slice(kept.length);
  const renamed = kept.find((one) => one.standing === "active" && one.passState !== "reset");
  const blockedMeanwhile = gone.find((one) => one.standing === "active" && one.passState === "active");
  if (!renamed || !blockedMeanwhile) throw new Error("the demo has nobody to rename or to block");
  const staying = kept.map((one) => line(one === renamed ? { ...one, lastName: "Renamed-Here" } : one));

  // Adam looks at the history; it follows by itself what Olivia brings from the list of people.
  await watchPage(adam, gate, "/imports");
  await watchPage(olivia, gate, "/users");
  await olivia.page.getByRole("link", { name: "Import CSV" }).click();
  await heading(olivia.page, "Import CSV").waitFor();
  await bring(olivia.page, "staff.csv", [
    ...staying,
    "Ines;Castro;ines.castro(at)northquay.example;880001",
    "Omar;;omar.haddad@northquay.example;880002",
  ]);

  // Two lines are wrong: nothing can be taken. One is mended by its suggestion, the other in place, by keys.
  await olivia.page.getByText("2 lines cannot be taken. Nothing was changed.").waitFor();
  const watched = adam.page.getByRole("row").filter({ hasText: "staff.csv" });
  await watched.getByText("2 lines wrong").waitFor();
  const rejects = await olivia.page.evaluate(
    async (href) => (await fetch(href ?? "")).text(),
    await olivia.page.getByRole("link", { name: "Download these lines" }).getAttribute("href"),
  );
  expect(rejects.trim().split(/\r?\n/)).toHaveLength(3);
  await olivia.page.getByRole("button", { name: /^Use it: ines\.castro@northquay\.example/ }).click();
  await olivia.page.getByText("1 line cannot be taken. Nothing was changed.").waitFor();
  const empty = olivia.page.locator("tr:focus").filter({ hasText: "Must not be empty" });
  await empty.waitFor();
  const editor = olivia.page.getByRole("form", { name: /^Line / }).locator("input:focus");
  await olivia.page.keyboard.press("Enter");
  await editor.waitFor();
  await olivia.page.keyboard.press("Escape");
  await empty.waitFor();
  await olivia.page.keyboard.press("e");
  await editor.waitFor();
  await olivia.page.keyboard.type("Haddad");
  await olivia.page.keyboard.press("Enter");

  // The plan: cell by cell, and the guard.
  await heading(olivia.page, /people would be removed/).waitFor();
  await olivia.page.getByRole("link", { name: /^Changed/ }).click();
  const changed = olivia.page.getByRole("row").filter({ hasText: "Renamed-Here" });
  await changed.locator("del").filter({ hasText: renamed.lastName }).waitFor();
  const ask = olivia.page.getByRole("button", { name: "Ask for approval" });
  expect(await ask.isDisabled()).toBe(true);
  const removals = await typeTheNumber(olivia.page);
  expect(removals).toBeGreaterThan(before.length / 2);
  await ask.click();
  await heading(olivia.page, "Waiting for a second admin").waitFor();
  expect(await olivia.page.evaluate(() => document.activeElement?.id)).toBe("content");
  // She thinks again and takes it back: the plan is as open as before.
  await olivia.page.getByRole("button", { name: "Withdraw request" }).click();
  expect(await typeTheNumber(olivia.page)).toBe(removals);
  await ask.click();
  await heading(olivia.page, "Waiting for a second admin").waitFor();

  // Somebody in the plan is blocked meanwhile: what was agreed to is not what would happen, so nothing happens.
  await watched.getByText("Held for approval").waitFor();
  await watched.getByRole("link", { name: "staff.csv" }).click();
  await heading(adam.page, "Your approval is asked for").waitFor();
  const block = { projectId: adam.projectId, userId: blockedMeanwhile.id, reason: "Lost phone", until: null };
  await callApi(adam.page, "mutation", "users.block", block);
  await adam.page.getByRole("button", { name: "Approve and import" }).click();
  for (const { page } of [olivia, adam]) {
    await heading(page, "The list has changed; nothing was imported").waitFor({ timeout: 60_000 });
    const differences = page.getByRole("list", { name: "Differences" });
    await differences.getByText(`${blockedMeanwhile.firstName} ${blockedMeanwhile.lastName}`).waitFor();
  }
  expect((await people(olivia)).length).toBe(before.length);

  // Agreed to anew by the one, approved by the other, and done on both screens.
  expect(await typeTheNumber(olivia.page)).toBe(removals - 1);
  await ask.click();
  await adam.page.getByRole("button", { name: "Approve and import" }).click();
  for (const { page } of [olivia, adam]) {
    await page.getByRole("button", { name: "Revert…" }).waitFor({ timeout: 60_000 });
    const done = page.locator("dl").filter({ hasText: "Removed" }).first();
    await done.getByText(String(removals - 1), { exact: true }).waitFor();
  }
  const after = await people(olivia);
  expect(after.length).toBe(before.length - (removals - 1) + 2);
  expect(after.some((one) => one.lastName === "Renamed-Here")).toBe(true);
  const untouched = before.filter((one) => one.passState === "reset").map(({ id }) => id);
  expect(after.filter(({ id }) => untouched.includes(id))).toHaveLength(untouched.length);

  // Undone: a plan of its own, and afterwards everybody is back under their old name.
  await olivia.page.getByRole("button", { name: "Revert…" }).click();
  await heading(olivia.page, "Revert of staff.csv").waitFor();
  await olivia.page.getByText(/with the same phone/).waitFor();
  await olivia.page.getByRole("button", { name: "Revert", exact: true }).click();
  const end = olivia.page.locator("dl").filter({ hasText: "Came back" }).first();
  await end.getByText(String(removals - 1), { exact: true }).waitFor({ timeout: 60_000 });
  const back = await people(olivia);
  expect(back.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
  expect(back.find(({ id }) => id === renamed.id)?.lastName).toBe(renamed.lastName);
  await adam.page.getByText("This import was reverted.").waitFor();

  expect(await Promise.all([olivia, adam].map(isSamePage))).toEqual([true, true]);
  expect(browser.problems).toEqual([]);
  expect(errorsOf(gate)).toEqual([]);
});
