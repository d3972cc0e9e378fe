import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminWindow, signInAs, watchPage } from "../src/browsers/admin-pages.ts";
import { callApi } from "../src/browsers/call-api.ts";
import { mailAbout, mailsTo } from "../src/browsers/mailbox.ts";
import { openBrowser, type TestBrowser } from "../src/browsers/open-browser.ts";
import { errorsOf, type Gatehouse, runGatehouse } from "../src/servers/run-gatehouse.ts";

type Member = { readonly email: string; readonly name: string; readonly role: string };
type Counts = Record<"active" | "inReview" | "blocked" | "archived", number>;

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

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });
const header = "First name,Last name,E-mail,ID,Sync ID";

/** Sends a list as another system would. */
async function send(token: string, lines: readonly string[], query = "") {
  const headers = { authorization: `Bearer ${token}` };
  const body = [header, ...lines].join("\n");
  const response = await fetch(`${gate.url}/api/v1/sync/users${query}`, { method: "PUT", headers, body });
  return { status: response.status, body: await response.json() };
}

/** How many people stand where. */
async function counts(): Promise<Counts> {
  const none = { roleIds: [], companyIds: [], groupIds: [], passStates: [], records: [], bounced: false };
  const asked = {
    projectId: olivia.projectId,
    filter: { tab: "all", q: "", ...none },
    sort: "name",
    limit: 1,
  };
  return (await callApi<{ counts: Counts }>(olivia.page, "query", "users.list", asked)).counts;
}

/** Makes a key on the settings page and reads it there, as it is shown this once. */
async function makeKey(name: string): Promise<string> {
  const { page } = olivia;
  await watchPage(olivia, gate, "/settings/api-keys");
  await page.getByRole("button", { name: "Make a key" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Make the key" }).click();
  const key = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "I have kept it" }).click();
  return key;
}

const savedMessage = (page: Page) =>
  page
    .getByRole("region", { name: /Messages/ })
    .getByRole("status")
    .filter({ hasText: "Saved" })
    .first();

test("limits, scope, role and who is told are set on one page, and hold for the next file", async () => {
  const { page, projectId } = olivia;
  const { companies } = await callApi<{ companies: { id: string; name: string; people: number }[] }>(
    page,
    "query",
    "companies.list",
    { projectId, q: "", limit: 200 },
  );
  const company = companies.toSorted((a, b) => b.people - a.people)[0];
  if (!company) throw new Error("the demo has no company");
  await callApi(page, "mutation", "roles.create", { projectId, name: "Night watch", description: "" });
  await watchPage(olivia, gate, "/settings/imports");
  await page.getByLabel("Share of the people it is about").fill("1");
  await page.getByLabel("Or this many people").fill("0");
  await page.getByText("A whole number from 1 to 1,000,000.").waitFor();
  expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
  await page.getByLabel("Or this many people").fill("400");
  await page.getByRole("radio", { name: /^One company/ }).check();
  await page.getByRole("combobox", { name: /Company/ }).fill(company.name);
  await page.getByRole("option", { name: company.name }).first().click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await savedMessage(page).waitFor();
  await page.getByRole("button", { name: /Role of everybody new/ }).click();
  await page.getByRole("option", { name: "Night watch" }).click();
  await page.getByRole("button", { name: "Save the role" }).click();
  await page.getByRole("button", { name: "Save the role", disabled: true }).waitFor();
  await watchPage(olivia, gate, "/settings/imports");
  expect(await page.getByLabel("Share of the people it is about").inputValue()).toBe("1");
  await page
    .getByRole("button", { name: /Role of everybody new/ })
    .getByText("Night watch")
    .waitFor();

  const key = await makeKey("Personnel");
  const before = await counts();
  const asked = await send(key, ["Zoe,Zonder,zoe@example.org,9901,hr-1"], "?dryRun=true");
  expect(asked).toMatchObject({
    status: 200,
    body: { result: "planned", inScope: company.people, counts: { new: 1 } },
  });
  expect(asked.body.guard).not.toBe("free");
  expect(await counts()).toEqual(before);
  await watchPage(olivia, gate, `/imports/${asked.body.importId}`);
  await page.getByText("Another system only asked what its file would do.").waitFor();
  await page.getByText("Night watch").waitFor();
  await page.getByText(`People of ${company.name}: ${company.people} people`).waitFor();
  expect(await page.getByRole("button", { name: /^(Import|Ask for approval)$/ }).count()).toBe(0);

  await watchPage(olivia, gate, "/settings/imports");
  await page.getByRole("radio", { name: /^Everyone/ }).check();
  await page.getByLabel("Share of the people it is about").fill("20");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await savedMessage(page).waitFor();
});

test("a key is shown once, seen in use, and refused from the moment it is revoked", async () => {
  const { page } = olivia;
  const key = await makeKey("Badge office");
  const line = page.getByRole("row").filter({ hasText: "Badge office" });
  await line.getByText("Never used").waitFor();
  const lines = ["Yara,Ypenburg,yara@example.org,9902,hr-2"];
  expect((await send(key, lines, "?mode=update&dryRun=true")).status).toBe(200);
  await watchPage(olivia, gate, "/settings/api-keys");
  await line.getByText(/127\.0\.0\.1|::1/).waitFor();
  expect(await page.locator("main").textContent()).not.toContain(key);
  await line.getByRole("button", { name: "Revoke… Badge office" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await line.getByText("Revoked").waitFor();
  expect(await send(key, lines, "?mode=update")).toMatchObject({
    status: 401,
    body: { error: "token.invalid" },
  });
});

test("a sync the guard holds is mailed to whom was chosen, stands on the screen, and goes on when two admins want it", async () => {
  const { projectId } = olivia;
  const { members } = await callApi<{ members: Member[] }>(olivia.page, "query", "members.list", {
    projectId,
  });
  const mailOf = (role: string) => members.find((one) => one.role === role)?.email ?? "";
  await watchPage(olivia, gate, "/settings/imports");
  const adamName = members.find((one) => one.role === "admin")?.name ?? "";
  await olivia.page.getByRole("checkbox", { name: new RegExp(`^${adamName}`) }).check();
  await olivia.page.getByRole("button", { name: "Save who is told" }).click();
  await savedMessage(olivia.page).waitFor();
  const key = await makeKey("Staff system");
  await watchPage(adam, gate, "/imports");
  const before = await counts();
  const [toOwner] = [await mailsTo(gate.url, mailOf("owner"))];

  const held = await send(key, ["Wim,Wester,wim@example.org,9903,hr-3"]);
  expect(held).toMatchObject({ status: 202, body: { result: "held", guard: "second-admin" } });
  expect(await counts()).toEqual(before);
  await adam.page
    .getByRole("row")
    .filter({ hasText: "by auto-sync" })
    .getByText("Held for approval")
    .waitFor();
  const mail = await mailAbout(gate.url, mailOf("admin"), /Staff system|held/i);
  expect(mail.text).toContain(`/imports/${held.body.importId}`);
  expect(await mailsTo(gate.url, mailOf("owner"))).toHaveLength(toOwner.length);

  const path = `/imports/${held.body.importId}`;
  await Promise.all([watchPage(adam, gate, path), watchPage(olivia, gate, path)]);
  await adam.page.getByText("Another system sent this file, and the guard held it.").waitFor();
  const asked = adam.page.getByLabel(/^Type [\d,]+, the number removed$/);
  await asked.fill(String(held.body.removals));
  await adam.page.getByRole("button", { name: "Ask for approval" }).click();
  await heading(adam.page, "Waiting for a second admin").waitFor();
  await olivia.page.getByRole("button", { name: "Approve and import" }).click();
  for (const { page } of [adam, olivia])
    await page.getByRole("button", { name: "Revert…" }).waitFor({ timeout: 60_000 });
  const after = await counts();
  expect(after.archived - before.archived).toBe(held.body.removals);
  expect(await send(key, ["Wim,Wester,wim@example.org,9903,hr-3"])).toMatchObject({
    status: 200,
    body: { result: "same-file" },
  });
  expect(browser.problems).toEqual([]);
  expect(errorsOf(gate)).toEqual([]);
});
