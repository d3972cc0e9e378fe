import { expect, test } from "vitest";
import {
  type AdminWindow,
  addPerson,
  chooseVerb,
  dialogOf,
  isSamePage,
  messageOf,
  openProfile,
  pressKey,
  rowOf,
  rowReads,
  undo,
  watchList,
} from "../src/browsers/admin-pages.ts";
import { callApi } from "../src/browsers/call-api.ts";
import { keysIn, mailAbout, mailsTo } from "../src/browsers/mailbox.ts";
import { comeAboard } from "../src/browsers/pass-pages.ts";
import { twoAdmins } from "../src/browsers/two-admins.ts";
import { inDatabase } from "../src/servers/gate-database.ts";
import { errorsOf } from "../src/servers/run-gatehouse.ts";

// One Gatehouse for the file: Adam does everything by the screens, Olivia watches the list in another browser.
const { gate, browser, adam, olivia } = await twoAdmins();
const countOf = async ({ page }: AdminWindow, tab: string): Promise<number> =>
  Number(
    /\d+/.exec((await page.getByRole("link", { name: new RegExp(`^${tab}`) }).textContent()) ?? "")?.[0],
  );

test("a review closes and a revalidation opens, each seen at once by the other admin; undoing a review is a revalidation", async () => {
  const person = await addPerson(adam, { firstName: "Rhea", lastName: "Zwiller" });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  await chooseVerb(adam, "Mark for review");
  await dialogOf(adam, "Mark Rhea Zwiller for review").getByLabel("Note").fill("Which company is it?");
  await adam.page.getByRole("button", { name: "Mark for review", exact: true }).click();
  await undo(adam, "Rhea Zwiller is in review", async () => {
    await rowReads(olivia, person, /In review/);
    await adam.page.getByText("“Which company is it?”").waitFor();
  });
  await messageOf(adam, "Undone").waitFor();
  await rowReads(olivia, person, /Active/);

  await pressKey(adam, "r");
  await dialogOf(adam, "Mark Rhea Zwiller for review").waitFor();
  await adam.page.keyboard.press("ControlOrMeta+Enter");
  await rowReads(olivia, person, /In review/);
  await adam.page.getByRole("button", { name: "Revalidate" }).click();
  const dialog = dialogOf(adam, "Revalidate Rhea Zwiller");
  await dialog.getByText("Marked by hand").waitFor();
  await dialog.getByRole("button", { name: "Revalidate" }).click();
  await messageOf(adam, "Rhea Zwiller is active again").waitFor();
  await rowReads(olivia, person, /Active/);
  expect([await isSamePage(adam), await isSamePage(olivia)]).toEqual([true, true]);
});

test("two blocks overlap: lifting one leaves the other, unblocking alone opens nothing, and a block ends by the clock", async () => {
  const person = await addPerson(adam, { firstName: "Bram", lastName: "Yselaer" });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  await pressKey(adam, "b");
  let dialog = dialogOf(adam, "Block Bram Yselaer");
  await dialog.getByRole("button", { name: "Block", exact: true }).click();
  await dialog.getByText("Say why").waitFor();
  await dialog.getByLabel("Reason").fill("Lost badge");
  await dialog.getByRole("button", { name: "In 7 days" }).click();
  await dialog.getByRole("button", { name: "Block", exact: true }).click();
  await rowReads(olivia, person, /Blocked.*until/);
  await chooseVerb(adam, "Block once more");
  await dialogOf(adam, "Block Bram Yselaer").getByLabel("Reason").fill("Under dispute");
  await adam.page.keyboard.press("ControlOrMeta+Enter");
  await adam.page.getByText("“Under dispute”").waitFor();

  await adam.page.getByRole("button", { name: "Unblock", exact: true }).click();
  dialog = dialogOf(adam, "Unblock Bram Yselaer");
  await dialog.getByLabel("Under dispute").uncheck();
  await dialog.getByRole("button", { name: "Unblock", exact: true }).click();
  await messageOf(adam, "Bram Yselaer is still blocked").waitFor();
  await rowReads(olivia, person, /Blocked/);
  await adam.page.getByText("“Lost badge”").waitFor({ state: "hidden" });

  await adam.page.getByRole("button", { name: "Unblock", exact: true }).click();
  dialog = dialogOf(adam, "Unblock Bram Yselaer");
  await dialog.getByLabel("Under dispute").waitFor();
  await dialog.getByRole("button", { name: "Unblock", exact: true }).click();
  await rowReads(olivia, person, /In review/);
  await adam.page.getByRole("button", { name: "Revalidate", exact: true }).click();
  await dialogOf(adam, /Revalidate/)
    .getByText("A block was lifted")
    .waitFor();
  await dialogOf(adam, /Revalidate/)
    .getByRole("button", { name: "Revalidate" })
    .click();
  await rowReads(olivia, person, /Active/);

  await pressKey(adam, "b");
  await dialogOf(adam, "Block Bram Yselaer").getByLabel("Reason").fill("Until the paper is here");
  await dialogOf(adam, "Block Bram Yselaer").getByRole("button", { name: "In 1 day" }).click();
  await adam.page.keyboard.press("ControlOrMeta+Enter");
  await rowReads(olivia, person, /Blocked/);
  await inDatabase(gate, (client) =>
    client.query("update blocks set until = clock_timestamp() where user_id = $1 and closed_at is null", [
      person.id,
    ]),
  );
  await rowReads(olivia, person, /Active/);
  await adam.page.getByText("“Until the paper is here”").waitFor({ state: "hidden" });
});

test("undoing a block opens the doors again, and unblocking with revalidation does both at once", async () => {
  const person = await addPerson(adam, { firstName: "Nora", lastName: "Xhaflaire" });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  for (const way of ["undo", "both"]) {
    await pressKey(adam, "b");
    await dialogOf(adam, "Block Nora Xhaflaire").getByLabel("Reason").fill("Mixed up");
    await adam.page.keyboard.press("ControlOrMeta+Enter");
    const isBlocked = () => rowReads(olivia, person, /Blocked/);
    if (way === "undo") await undo(adam, "Nora Xhaflaire is blocked", isBlocked);
    else {
      await isBlocked();
      await adam.page.getByRole("button", { name: "Unblock", exact: true }).click();
      await dialogOf(adam, /Unblock/)
        .getByRole("button", { name: "Unblock and revalidate" })
        .click();
    }
    await rowReads(olivia, person, /Active/);
  }
});

test("archiving takes somebody off the active list and restoring brings them back, with counts that follow", async () => {
  const person = await addPerson(adam, { firstName: "Ilse", lastName: "Wuytack" });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  const before = await countOf(olivia, "Archived");
  await pressKey(adam, "#");
  const dialog = dialogOf(adam, "Archive Ilse Wuytack");
  await dialog.getByLabel("Tell the person by mail").check();
  await dialog.getByRole("button", { name: "Archive" }).click();
  await undo(adam, "Ilse Wuytack is archived", async () => {
    await rowReads(olivia, person, /Archived/);
    expect(await countOf(olivia, "Archived")).toBe(before + 1);
    await mailAbout(gate.url, person.email, /access/i);
    await adam.page.getByText(/Archived by Adam Claes/).waitFor();
  });
  await rowReads(olivia, person, /Active.*Not invited/);

  await pressKey(adam, "#");
  await dialogOf(adam, "Archive Ilse Wuytack").waitFor();
  await adam.page.keyboard.press("ControlOrMeta+Enter");
  await rowReads(olivia, person, /Archived/);
  await adam.page.getByRole("button", { name: "Restore", exact: true }).click();
  await dialogOf(adam, /Restore/)
    .getByRole("button", { name: "Restore" })
    .click();
  // Who comes back without a phone is asked about an invitation next.
  await dialogOf(adam, /Invite/)
    .getByRole("button", { name: "Send invitation" })
    .click();
  await rowReads(olivia, person, /Active.*Invitation sent/);
  await dialogOf(adam, /Invite/).waitFor({ state: "hidden" });
  expect(await countOf(olivia, "Archived")).toBe(before);
});

test("deleting somebody with a phone revokes the pass: pending with a printed deadline, removed once the phone confirms", async () => {
  const person = await addPerson(adam, { firstName: "Daan", lastName: "Vuylsteke", invite: true });
  const { code } = keysIn(await mailAbout(gate.url, person.email, /invit/i));
  const phone = await comeAboard(browser, gate, { email: person.email, code });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  // Nobody opens the pass meanwhile, so that it cannot confirm.
  await phone.goto("about:blank");
  await chooseVerb(adam, "Delete user & revoke pass");
  await dialogOf(adam, "Delete Daan Vuylsteke")
    .getByRole("button", { name: "Delete user & revoke pass" })
    .click();
  await rowReads(olivia, person, /Archived.*Deletion pending/);
  await adam.page.getByText(/Deleted by Adam Claes.*removed at the latest on/).waitFor();
  await mailAbout(gate.url, person.email, /ended/i);
  await phone.goto(`${gate.url}/pass`);
  await phone
    .getByText(/removed/i)
    .first()
    .waitFor();
  await rowReads(olivia, person, /Archived.*Removed/);

  await adam.page.getByRole("button", { name: "Restore", exact: true }).click();
  const dialog = dialogOf(adam, "Restore Daan Vuylsteke");
  await dialog.getByText("The pass is gone from the phone").waitFor();
  await dialog.getByRole("button", { name: "Restore" }).click();
  await dialogOf(adam, "Invite Daan Vuylsteke").getByRole("button", { name: "Cancel" }).click();
  await rowReads(olivia, person, /Active.*Not invited/);
});

test("what a sync has removed can be taken back with the same phone, until the wipe order goes out", async () => {
  const person = await addPerson(adam, { firstName: "Femke", lastName: "Ruyssinck", invite: true });
  const { code } = keysIn(await mailAbout(gate.url, person.email, /invit/i));
  const phone = await comeAboard(browser, gate, { email: person.email, code });
  await phone.goto("about:blank");
  const whom = { projectId: adam.projectId, userId: person.id };
  await callApi(adam.page, "mutation", "users.delete", whom);
  // As a sync leaves it: the wipe order waits for the end of the undo window.
  await inDatabase(gate, async (client) => {
    await client.query("update archivings set cause = 'sync' where user_id = $1", [person.id]);
    await client.query(
      "update passes set wipe_order_at = null, wipe_due_at = clock_timestamp() + interval '1 day' where user_id = $1",
      [person.id],
    );
  });
  await watchList(olivia, gate, person.search);
  await rowReads(olivia, person, /Archived.*Deletion pending/);
  await openProfile(adam, gate, person);
  await adam.page.getByText(/Removed by a sync/).waitFor();
  await adam.page.getByRole("button", { name: "Take back" }).click();
  await dialogOf(adam, "Restore Femke Ruyssinck").getByRole("button", { name: "Take back" }).click();
  await messageOf(adam, "Femke Ruyssinck is back").waitFor();
  await rowReads(olivia, person, /Active.*Active/);
  await phone.goto(`${gate.url}/pass`);
  await phone.locator("svg[role=img]").first().waitFor();
});

test("somebody whom the blocklist matches waits in review until an admin says that it is not the same person", async () => {
  const shared = { email: "desk.umbra@example.org", phone: "+32470111222" };
  const blocked = await addPerson(adam, { firstName: "Gustave", lastName: "Umbraan", ...shared });
  await callApi(adam.page, "mutation", "users.block", {
    projectId: adam.projectId,
    userId: blocked.id,
    reason: "Sold the badge",
    until: null,
  });
  const person = await addPerson(adam, { firstName: "Thera", lastName: "Trogh", ...shared, invite: true });
  await watchList(olivia, gate, person.search);
  await rowReads(olivia, person, /In review.*Not invited/);
  await openProfile(adam, gate, person);
  await adam.page.getByRole("button", { name: "Revalidate", exact: true }).click();
  const dialog = dialogOf(adam, "Revalidate Thera Trogh");
  await dialog.getByText("Same e-mail and phone").waitFor();
  expect(await dialog.getByRole("button", { name: "Revalidate" }).isDisabled()).toBe(true);
  await dialog.getByRole("button", { name: "Not the same person" }).click();
  await dialog.getByText(/Not the same person, says Adam Claes/).waitFor();
  await dialog.getByRole("button", { name: "Revalidate" }).click();
  await rowReads(olivia, person, /Active/);
  expect(await mailsTo(gate.url, shared.email)).toHaveLength(1);
});

test("a verb that opens something asks an admin who signed in long ago to prove who they are, and then does it", async () => {
  const person = await addPerson(adam, { firstName: "Sil", lastName: "Quaghebeur" });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  await inDatabase(gate, (client) =>
    client.query("update sessions set proved_at = proved_at - interval '2 hours'"),
  );
  await pressKey(adam, "b");
  await dialogOf(adam, "Block Sil Quaghebeur").getByLabel("Reason").fill("Closing is never slowed down");
  await adam.page.keyboard.press("ControlOrMeta+Enter");
  await undo(adam, "Sil Quaghebeur is blocked", () => rowReads(olivia, person, /Blocked/));
  await dialogOf(adam, "Unblock Sil Quaghebeur")
    .getByRole("button", { name: "Unblock and revalidate" })
    .click();
  const proof = dialogOf(adam, "Confirm that it is you");
  const { code } = keysIn(await mailAbout(gate.url, "adam@northquay.example", /confirm|code/i));
  await proof.getByLabel("Code").fill(code);
  await adam.page.keyboard.press("Enter");
  await rowReads(olivia, person, /Active/);
  await proof.waitFor({ state: "hidden" });
  await dialogOf(adam, /Unblock/).waitFor({ state: "hidden" });
});

test("a verb on several people is done to those it fits and lists the others with the reason; undo brings back what was done", async () => {
  const people = [];
  for (const firstName of ["Ada", "Bea", "Cia"])
    people.push(await addPerson(adam, { firstName, lastName: "Pruystinck" }));
  const [ada, bea, cia] = people;
  if (!ada || !bea || !cia) throw new Error("three people were added");
  await watchList(olivia, gate, "Pruystinck");
  await watchList(adam, gate, "Pruystinck");
  await rowOf(adam, ada).getByRole("checkbox").check();
  await rowOf(adam, cia)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await adam.page.getByText("3 users selected").waitFor();
  await rowOf(olivia, bea).click();
  await pressKey(olivia, "#");
  await dialogOf(olivia, "Archive Bea Pruystinck").getByRole("button", { name: "Archive" }).click();
  await rowReads(adam, bea, /Archived/);
  await adam.page
    .getByRole("region", { name: "Selected rows" })
    .getByRole("button", { name: "Archive" })
    .click();
  await dialogOf(adam, "Archive 3 users").getByRole("button", { name: "Archive" }).click();
  const left = dialogOf(adam, "1 could not be archived");
  await left.getByText("Bea Pruystinck").waitFor();
  await left.getByRole("button", { name: "Close" }).last().click();
  await undo(adam, "2 archived", async () => {
    await rowReads(olivia, ada, /Archived/);
    await rowReads(olivia, cia, /Archived/);
  });
  await rowReads(olivia, ada, /Active/);
  await rowReads(olivia, cia, /Active/);
  await rowReads(olivia, bea, /Archived/);
  expect([await isSamePage(adam), await isSamePage(olivia)]).toEqual([true, true]);
});

test("the server logged no error, and no window said anything on its console but the refusals that asked for a proof", () => {
  const said = browser.problems.filter((problem) => !/status of 403/.test(problem));
  expect([...errorsOf(gate), ...said]).toEqual([]);
});
