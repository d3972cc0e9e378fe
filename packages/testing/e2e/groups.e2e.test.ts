import { afterAll, expect, test } from "vitest";
import {
  type AdminWindow,
  addPerson,
  dialogOf,
  isSamePage,
  messageOf,
  openProfile,
  rowOf,
  signInAs,
  undo,
  watchPage,
} from "../src/browsers/admin-pages.ts";
import { callApi } from "../src/browsers/call-api.ts";
import { openBrowser } from "../src/browsers/open-browser.ts";
import { errorsOf, runGatehouse } from "../src/servers/run-gatehouse.ts";

// One Gatehouse for the file: Adam works on profiles, Olivia looks at the groups.
const gate = await runGatehouse();
const browser = await openBrowser();
const adam = await signInAs(browser, gate, "admin");
const olivia = await signInAs(browser, gate, "owner");
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await gate[Symbol.asyncDispose]();
});

type Row = {
  readonly id: string;
  readonly lastName: string;
  readonly idNumber: string | null;
  readonly standing: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
};

/** Everybody there is, in one order. */
async function everybody({ page, projectId }: AdminWindow): Promise<readonly Row[]> {
  const none = { q: "", roleIds: [], companyIds: [], groupIds: [], passStates: [], records: [] };
  const filter = { ...none, tab: "all", bounced: false };
  const found: Row[] = [];
  for (let cursor: string | undefined; ; ) {
    const asked = { projectId, filter, sort: "newest", limit: 200, ...(cursor && { cursor }) };
    const answer = await callApi<{ rows: Row[]; next: string | null }>(page, "query", "users.list", asked);
    found.push(...answer.rows);
    if (answer.next === null) return found;
    cursor = answer.next;
  }
}

/** The row of a group in the list of groups. */
const groupRow = ({ page }: AdminWindow, name: string) => page.getByRole("row").filter({ hasText: name });

/** Adds the group of that name on the profile that is open, by typing it and taking the option that reads so. */
async function addGroup({ page }: AdminWindow, name: string, option: RegExp): Promise<void> {
  await page.getByRole("button", { name: /^(Add|Another) group$/ }).click();
  await page.getByRole("combobox", { name: "Group" }).fill(name);
  await page.getByRole("option", { name: option }).click();
  await page.getByRole("button", { name: `Remove ${name}` }).waitFor();
}

async function chooseFor({ page }: AdminWindow, group: string, verb: RegExp): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${group}` }).click();
  await page.getByRole("menuitem", { name: verb }).click();
}

test("a group made on a profile is seen by everybody, leads to its people, and follows who comes and goes", async () => {
  const first = await addPerson(adam, { firstName: "Noor", lastName: "Zeppelin" });
  const second = await addPerson(adam, { firstName: "Sam", lastName: "Zeppelin" });
  await watchPage(olivia, gate, "/groups");
  await openProfile(adam, gate, first);
  await addGroup(adam, "Airship crew", /^Add the group “Airship crew”/);
  await groupRow(olivia, "Airship crew").getByText("1 person").waitFor();
  await groupRow(olivia, "Airship crew").getByRole("link", { name: "1 person" }).click();
  await olivia.page.getByText("Group is Airship crew").waitFor();
  await rowOf(olivia, first).waitFor();
  expect(await rowOf(olivia, second).count()).toBe(0);

  await openProfile(adam, gate, second);
  await addGroup(adam, "Airship crew", /^Airship crew/);
  await olivia.page.getByRole("button", { name: "List changed, show" }).click();
  await rowOf(olivia, second).waitFor();

  await adam.page.getByRole("button", { name: "Remove Airship crew" }).click();
  await undo(adam, "Airship crew removed", async () => {
    await olivia.page.getByRole("button", { name: "List changed, show" }).click();
    await rowOf(olivia, second).waitFor({ state: "hidden" });
  });
  await adam.page.getByRole("button", { name: "Remove Airship crew" }).waitFor();
  expect(await isSamePage(olivia)).toBe(true);
});

test("a group gets another name everywhere, is not deleted while somebody is in it, and goes when nobody is", async () => {
  const person = await addPerson(adam, { firstName: "Ilse", lastName: "Quaghebeur" });
  await openProfile(adam, gate, person);
  await addGroup(adam, "Watch one", /^Add the group “Watch one”/);
  await watchPage(olivia, gate, "/groups");
  await chooseFor(olivia, "Watch one", /^Rename/);
  const rename = dialogOf(olivia, "Rename Watch one");
  await rename.getByLabel("Name").fill("night shift");
  await rename.getByRole("button", { name: "Rename" }).click();
  await rename.getByText("A group of this name exists already.").waitFor();
  await rename.getByLabel("Name").fill("Watch two");
  await rename.getByRole("button", { name: "Rename" }).click();
  await messageOf(olivia, "Now called Watch two").waitFor();
  await groupRow(olivia, "Watch two").getByText("1 person").waitFor();
  // The profile that is open elsewhere says the new name by itself.
  await adam.page.getByRole("button", { name: "Remove Watch two" }).waitFor();
  expect(await isSamePage(adam)).toBe(true);

  await olivia.page.getByRole("button", { name: "Actions for Watch two" }).click();
  const remove = olivia.page.getByRole("menuitem", { name: /^Delete/ });
  expect(await remove.getAttribute("aria-disabled")).toBe("true");
  await olivia.page.keyboard.press("Escape");
  const mine = { projectId: adam.projectId, userId: person.id };
  const groupId = (await everybody(adam)).find(({ id }) => id === person.id)?.groups[0]?.id ?? "";
  await callApi(adam.page, "mutation", "groups.remove", { ...mine, groupId });
  await groupRow(olivia, "Watch two").getByText("Nobody").waitFor();
  await watchPage(adam, gate, "/groups");
  await chooseFor(olivia, "Watch two", /^Delete/);
  await dialogOf(olivia, "Delete Watch two?").getByRole("button", { name: "Delete group" }).click();
  await groupRow(adam, "Watch two").waitFor({ state: "hidden" });
  await groupRow(olivia, "Watch two").waitFor({ state: "hidden" });
  expect(await Promise.all([olivia, adam].map(isSamePage))).toEqual([true, true]);
});

test("a file about one group changes its people, puts new ones into it, and touches nobody else", async () => {
  const stays = await addPerson(adam, { firstName: "Tess", lastName: "Ylen", idNumber: "990001" });
  const leaves = await addPerson(adam, { firstName: "Bo", lastName: "Ylen", idNumber: "990002" });
  const { projectId } = olivia;
  const group = { projectId, name: "Dredger crew" };
  const { id: groupId } = await callApi<{ id: string }>(olivia.page, "mutation", "groups.create", group);
  for (const { id: userId } of [stays, leaves])
    await callApi(olivia.page, "mutation", "groups.assign", { projectId, userId, groupId });
  const before = await everybody(olivia);

  await watchPage(olivia, gate, "/settings/imports");
  await olivia.page
    .getByText(/^One group/)
    .first()
    .click();
  await olivia.page.getByRole("combobox", { name: /^Group/ }).fill("dredger");
  await olivia.page.getByRole("option", { name: /^Dredger crew/ }).click();
  await olivia.page.getByRole("button", { name: "Save", exact: true }).click();
  await messageOf(olivia, "Saved").waitFor();

  await watchPage(olivia, gate, "/imports/new");
  const outside = before.find(({ standing, groups }) => standing === "active" && groups.length === 0);
  const lines = [
    `Tess,Ylen,${stays.email},990009,`,
    "Mira,Ylen,mira.ylen@example.org,990003,",
    `Somebody,Else,${outside ? await emailOf(outside.id) : ""},990004,`,
  ];
  const text = ["First name,Last name,E-mail,ID,Sync ID", ...lines, ""].join("\n");
  const file = { name: "dredger.csv", mimeType: "text/csv", buffer: Buffer.from(text, "utf8") };
  await olivia.page.locator("input[type=file]").setInputFiles(file);
  await olivia.page.getByText(/^People in Dredger crew/).waitFor();
  await olivia.page.getByRole("link", { name: /^Outside the file’s scope/ }).waitFor();
  await olivia.page.getByRole("button", { name: "Import", exact: true }).click();
  await olivia.page.getByRole("button", { name: "Revert…" }).waitFor();

  const after = await everybody(olivia);
  const names = new Set([stays.id, leaves.id]);
  const others = (rows: readonly Row[]) =>
    rows.filter(({ id, lastName }) => !names.has(id) && lastName !== "Ylen");
  expect(others(after)).toEqual(others(before));
  const of = (id: string) => after.find((row) => row.id === id);
  expect(of(stays.id)).toMatchObject({ idNumber: "990009", standing: "active" });
  expect(of(leaves.id)).toMatchObject({ standing: "archived" });
  const added = after.find(({ idNumber }) => idNumber === "990003");
  expect(added).toMatchObject({ standing: "active", groups: [{ id: groupId, name: "Dredger crew" }] });
  expect(browser.problems.filter((problem) => !/status of 409/.test(problem))).toEqual([]);
  expect(errorsOf(gate)).toEqual([]);
});

async function emailOf(userId: string): Promise<string> {
  const asked = { projectId: olivia.projectId, ids: [userId] };
  const { rows } = await callApi<{ rows: { email: string }[] }>(olivia.page, "query", "users.byIds", asked);
  return rows[0]?.email ?? "";
}
