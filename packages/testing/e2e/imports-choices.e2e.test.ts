import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminWindow, addPerson, signInAs, watchPage } from "../src/browsers/admin-pages.ts";
import { callApi } from "../src/browsers/call-api.ts";
import { openCuttableLine } from "../src/browsers/cuttable-line.ts";
import { openBrowser, type TestBrowser } from "../src/browsers/open-browser.ts";
import { errorsOf, type Gatehouse, runGatehouse } from "../src/servers/run-gatehouse.ts";

type Profile = { readonly lastName: string; readonly email: string; readonly standing: string };

let gate: Gatehouse;
let browser: TestBrowser;
let mia: AdminWindow;
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-files-"));

beforeAll(async () => {
  gate = await runGatehouse();
  browser = await openBrowser();
  mia = await signInAs(browser, gate, "admin");
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await gate[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });
const tab = (page: Page, name: RegExp) => page.getByRole("link", { name });
const rowOf = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

/** Brings lines that only add and update, from the page a file is brought on. */
async function bring(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await watchPage({ page, projectId: "" }, gate, "/imports/new");
  await page.getByRole("radio", { name: /^Add and update only/ }).check();
  const buffer = Buffer.from(lines.join("\r\n"), "utf8");
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

async function importIt(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("button", { name: "Revert…" }).waitFor({ timeout: 30_000 });
}

/** Everybody a search finds, the archived too. */
async function found(q: string): Promise<readonly Profile[]> {
  const none = { roleIds: [], companyIds: [], groupIds: [], passStates: [], records: [], bounced: false };
  const asked = { projectId: mia.projectId, filter: { tab: "all", q, ...none }, sort: "name", limit: 100 };
  return (await callApi<{ rows: Profile[] }>(mia.page, "query", "users.list", asked)).rows;
}

const runs = async (): Promise<number> =>
  (
    await callApi<{ rows: object[] }>(mia.page, "query", "imports.list", {
      projectId: mia.projectId,
      limit: 50,
    })
  ).rows.length;

test("columns are chosen by hand, remembered, and the next file with that header is read so by itself", async () => {
  const { page } = mia;
  const file = (ending: string) => [
    "Feld A;Feld B;Feld C;Feld D",
    `Zwart${ending};770${ending.length};Ilse;ilse.zwart${ending}@example.org`,
    `Zwaan${ending};771${ending.length};Joost;joost.zwaan${ending}@example.org`,
  ];
  await bring(page, "fields.csv", file("een"));
  await page.getByText("2 lines cannot be taken. Nothing was changed.").waitFor();
  const holds = ["Last name", "ID", "First name", "E-mail"];
  for (const [nth, field] of holds.entries()) {
    await page.getByRole("button", { name: `Column ${nth + 1} holds` }).click();
    await page.getByRole("option", { name: field, exact: true }).click();
    // It fades away, and its options are there until it has.
    await page.getByRole("listbox").waitFor({ state: "detached" });
  }
  await page.getByRole("checkbox", { name: /^Remember these columns/ }).check();
  await page.getByRole("button", { name: "Read the file again" }).click();
  await rowOf(page, "Ilse Zwarteen").getByText("ilse.zwarteen@example.org").waitFor();
  await page.getByRole("button", { name: "Cancel import" }).click();
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await page.getByText("Cancelled").first().waitFor();

  await bring(page, "fields-again.csv", file("twee"));
  await rowOf(page, "Joost Zwaantwee").getByText("joost.zwaantwee@example.org").waitFor();
  await importIt(page);
  expect((await found("Zwarteen")).length).toBe(0);
  expect(await found("Zwarttwee")).toMatchObject([{ email: "ilse.zwarttwee@example.org" }]);
});

test("somebody sent away by hand stays away unless ticked", async () => {
  const { page, projectId } = mia;
  const people = ["Quist", "Quaad"];
  for (const lastName of people) {
    const { id } = await addPerson(mia, { firstName: "Nora", lastName, idNumber: `5${lastName}` });
    await callApi(page, "mutation", "users.archive", { projectId, userId: id, tellPerson: false });
  }
  const lines = people.map(
    (lastName) => `Nora;${lastName};nora.${lastName.toLowerCase()}@example.org;5${lastName}`,
  );
  await bring(page, "back.csv", ["Vorname;Nachname;E-Mail;Ausweis", ...lines]);
  await tab(page, /^Archived by hand/).click();
  const box = (name: string) => page.getByRole("checkbox", { name: `Restore ${name}` });
  const list = await page.getByRole("region", { name: "Who is in the plan" }).elementHandle();
  await box("Nora Quist").focus();
  await page.keyboard.press("Space");
  await tab(page, /^Coming back 1/).waitFor();
  // Nothing of the page went while it was compared anew, and the keyboard goes on at whoever took her place.
  await box("Nora Quaad").and(page.locator(":focus")).waitFor();
  expect(await list?.evaluate((section) => section.isConnected)).toBe(true);
  await tab(page, /^Coming back 1/).click();
  await rowOf(page, "Nora Quist").getByText("Archived").waitFor();
  await importIt(page);
  expect(await found("Quist")).toMatchObject([{ standing: "active" }]);
  expect(await found("Quaad")).toMatchObject([{ standing: "archived" }]);
});

test("what is typed for a line outlives that somebody else mends it, and is saved all the same", async () => {
  const { page, projectId } = mia;
  await bring(page, "typed.csv", ["Vorname;Nachname;E-Mail;Ausweis", "Olaf;;olaf.vis@example.org;8801"]);
  await page.getByText("1 line cannot be taken. Nothing was changed.").waitFor();
  await page.locator("[data-fault]").waitFor();
  await page.keyboard.press("n");
  await page.locator("[data-fault]:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("form", { name: "Line 2" }).locator("input:focus").waitFor();
  await page.keyboard.type("Mine");
  const importId = new URL(page.url()).pathname.split("/").at(-1);
  const asked = { projectId, importId, isFault: true, limit: 1 };
  type Found = { readonly rows: readonly { readonly n: number; readonly fields: object }[] };
  const { rows } = await callApi<Found>(page, "query", "imports.findings", asked);
  const theirs = { projectId, importId, n: rows[0]?.n, fields: { ...rows[0]?.fields, lastName: "Theirs" } };
  await callApi(page, "mutation", "imports.editRow", theirs);
  await rowOf(page, "Olaf Theirs").waitFor();
  await heading(page, "Not saved: what you typed for line 2").waitFor();
  await page.getByRole("button", { name: "Save it all the same" }).click();
  await rowOf(page, "Olaf Mine").waitFor();
  expect(await heading(page, /^Not saved/).count()).toBe(0);
});

test("of two files dropped at once none is taken, also beside the dotted area", async () => {
  const { page } = mia;
  const before = await runs();
  await watchPage({ page, projectId: "" }, gate, "/imports/new");
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    for (const name of ["a.csv", "b.csv"]) dataTransfer.items.add(new File(["x"], name));
    document.querySelector("h1")?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
  });
  await page.getByText(/^One file at a time: nothing was brought/).waitFor();
  expect(await runs()).toBe(before);
});

test("somebody of the same name is the same person only when an admin says so, and it can be unsaid", async () => {
  const { page } = mia;
  const people = ["Ypma", "Ypsen"];
  for (const lastName of people)
    await addPerson(mia, { firstName: "Tess", lastName, idNumber: `6${lastName}` });
  const lines = people.map(
    (lastName) => `Tess;${lastName};tess.new.${lastName.toLowerCase()}@example.org;66${lastName}`,
  );
  await bring(page, "same.csv", ["Vorname;Nachname;E-Mail;Ausweis", ...lines]);
  for (const lastName of people) {
    await tab(page, /^New/).click();
    await page.getByRole("button", { name: `Same person: Tess ${lastName}` }).click();
    await tab(page, /^Changed/).click();
    await rowOf(page, `Tess ${lastName}`).getByText("Matched by name.").waitFor();
  }
  await rowOf(page, "Tess Ypsen").getByRole("button", { name: "Not the same person" }).click();
  await tab(page, /^New 1/).click();
  await rowOf(page, "Tess Ypsen").waitFor();
  await importIt(page);
  expect(await found("Ypma")).toMatchObject([{ email: "tess.new.ypma@example.org" }]);
  const both = (await found("Ypsen")).map(({ email }) => email).toSorted();
  expect(both).toEqual(["tess.new.ypsen@example.org", "tess.ypsen@example.org"]);
});

test("a file called off or cut off on its way has changed nothing, and is brought again by one press", async () => {
  await using line = await openCuttableLine();
  const storageState = await mia.page.context().storageState();
  const page = await browser.window("cut-off", { storageState, proxy: { server: line.server } });
  const before = await runs();
  const file = path.join(folder, "slow.csv");
  const long = "x".repeat(40_000);
  writeFileSync(file, `First name,Last name,E-mail,ID\n${`Ada,${long},ada@example.org,1\n`.repeat(100)}`);
  await watchPage({ page, projectId: "" }, gate, "/imports/new");
  // Four megabytes at four hundred kilobytes a second: there is time to press a button in between.
  line.slow(400_000);
  const underWay = page.getByRole("progressbar", { name: "slow.csv" });

  await page.locator("input[type=file]").setInputFiles(file);
  await underWay.waitFor();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByText("Drop a CSV file here").waitFor();
  expect(await page.getByRole("button", { name: /^Try slow\.csv again/ }).count()).toBe(0);
  expect(await runs()).toBe(before);

  await page.locator("input[type=file]").setInputFiles(file);
  await underWay.waitFor();
  line.cut();
  await page.getByText("slow.csv did not arrive: there is no connection. Nothing was changed.").waitFor();
  expect(await runs()).toBe(before);

  line.slow(undefined);
  line.mend();
  await page.getByRole("button", { name: "Try slow.csv again" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await heading(page, "slow.csv").waitFor();
  await page.getByText("100 lines cannot be taken. Nothing was changed.").waitFor();
  expect(await runs()).toBe(before + 1);
});

test("nothing went wrong beside what was made to", () => {
  expect(browser.problems.filter((one) => !one.startsWith("cut-off:"))).toEqual([]);
  expect(errorsOf(gate)).toEqual([]);
});
