import { expect, test } from "vitest";
import {
  addPerson,
  chooseVerb,
  dialogOf,
  isSamePage,
  openProfile,
  rowReads,
  watchList,
  watchPage,
} from "../src/browsers/admin-pages.ts";
import { keysIn, mailAbout, mailsTo } from "../src/browsers/mailbox.ts";
import { comeAboard, phoneScreen, typeCode } from "../src/browsers/pass-pages.ts";
import { twoAdmins } from "../src/browsers/two-admins.ts";
import { errorsOf } from "../src/servers/run-gatehouse.ts";
import { until } from "../src/waits/until.ts";

// One Gatehouse for the file: Adam invites by the screens, Olivia watches the list in another browser.
const { gate, browser, adam, olivia } = await twoAdmins();
const invitation = /invit/i;

test("a withdrawn invitation leaves the person, and its link and code are dead", async () => {
  const person = await addPerson(adam, { firstName: "Wout", lastName: "Zegers" });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  await adam.page.getByRole("button", { name: "Invite", exact: true }).click();
  await dialogOf(adam, "Invite Wout Zegers").getByRole("button", { name: "Send invitation" }).click();
  await rowReads(olivia, person, /Invitation sent/);
  const { link, code } = keysIn(await mailAbout(gate.url, person.email, invitation));

  await chooseVerb(adam, "Withdraw invitation");
  await dialogOf(adam, /^Withdraw/)
    .getByRole("button", { name: "Withdraw", exact: true })
    .click();
  await rowReads(olivia, person, /Not invited/);
  const phone = await browser.window("phone", phoneScreen);
  await phone.goto(link);
  await phone.getByRole("heading", { name: "This invitation was withdrawn" }).waitFor();
  await phone.goto(`${gate.url}/code`);
  await typeCode(phone, { email: person.email, code });
  await phone.getByText("This code was used, or a newer mail has taken its place.").waitFor();
});

test("for a new phone the old one works until the new one is bound; a lost phone stops at once", async () => {
  const person = await addPerson(adam, { firstName: "Lore", lastName: "Yperman", invite: true });
  const first = keysIn(await mailAbout(gate.url, person.email, invitation));
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  const oldPhone = await comeAboard(browser, gate, { email: person.email, code: first.code });
  await rowReads(olivia, person, /Active.*Active/);

  await chooseVerb(adam, "Resend e-mail invite");
  let dialog = dialogOf(adam, "Resend the invitation of Lore Yperman");
  await dialog.getByLabel("New phone").check();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await rowReads(olivia, person, /Active, new phone invited until/);
  const second = keysIn(
    await until("the second mail", async () => {
      const mails = (await mailsTo(gate.url, person.email)).filter(({ text }) => invitation.test(text));
      return mails.length > 1 && mails[0];
    }),
  );
  expect(second.code).not.toBe(first.code);
  await oldPhone.locator("svg[role=img]").first().waitFor();
  const newPhone = await comeAboard(browser, gate, { email: person.email, code: second.code });
  await oldPhone.getByRole("heading", { name: "Your pass works elsewhere now" }).waitFor();
  await rowReads(olivia, person, /Active.*Active(?!, new phone)/);

  await chooseVerb(adam, "Resend e-mail invite");
  dialog = dialogOf(adam, "Resend the invitation of Lore Yperman");
  await dialog.getByLabel("Old phone lost: stop it now").check();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await rowReads(olivia, person, /Invitation sent/);
  await newPhone.getByRole("heading", { name: "Your pass works elsewhere now" }).waitFor();
  expect(await isSamePage(olivia)).toBe(true);
});

test("a code made on the profile brings somebody aboard at /code, and a pass that is reset there waits for a new invitation", async () => {
  const person = await addPerson(adam, { firstName: "Mira", lastName: "Xavery", invite: true });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  await chooseVerb(adam, "Generate magic code");
  const dialog = dialogOf(adam, "Magic code for Mira Xavery");
  await dialog.getByRole("button", { name: "Make a code" }).click();
  await dialog.getByText("It activates the pass of the open invitation").waitFor();
  const made = (await dialog.getByRole("button", { name: /^Copy magic code/ }).textContent()) ?? "";
  const phone = await browser.window("phone", phoneScreen);
  await phone.goto(`${gate.url}/code`);
  await typeCode(phone, { email: person.email, code: "AAAA-AAAA" });
  await phone.getByText("That is not the right code.").waitFor();
  await typeCode(phone, { email: person.email, code: made.trim().toLowerCase() });
  await phone.waitForURL("**/pass");
  await rowReads(olivia, person, /Active.*Active/);

  await phone.getByRole("button", { name: "Reset app" }).click();
  await phone
    .getByRole("dialog", { name: "Reset this app?" })
    .getByRole("button", { name: "Reset app" })
    .click();
  await phone.getByRole("heading", { name: "The app was reset" }).waitFor();
  await rowReads(olivia, person, /Active.*Reset/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await adam.page.getByRole("button", { name: "Invite again" }).click();
  await dialogOf(adam, "Invite Mira Xavery").getByRole("button", { name: "Send invitation" }).click();
  await rowReads(olivia, person, /Invitation sent/);
});

test("a pass moves from the browser into the installed app of the same phone, and stops where it was", async () => {
  const person = await addPerson(adam, { firstName: "Stijn", lastName: "Wauters", invite: true });
  const { code } = keysIn(await mailAbout(gate.url, person.email, invitation));
  const userAgent =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  const safari = await comeAboard(browser, gate, { email: person.email, code }, { userAgent });
  await watchList(olivia, gate, person.search);
  await openProfile(adam, gate, person);
  await safari.getByRole("button", { name: "Move to the installed app" }).click();
  const panel = safari.getByRole("region", { name: "Move to the installed app" });
  const moving = await panel.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).textContent();
  // The installed app has a storage of its own: another context of the same phone.
  const app = await comeAboard(browser, gate, { email: person.email, code: moving ?? "" }, { userAgent });
  await safari.getByRole("heading", { name: "Your pass works elsewhere now" }).waitFor();
  await rowReads(olivia, person, /Active.*Active/);
  await app.locator("svg[role=img]").first().waitFor();
});

test("everybody whose invitation has run out is invited again at once, and nobody twice", async () => {
  await watchPage(olivia, gate, "/users?tab=all&pass=invitation-expired");
  await watchPage(adam, gate, "/users");
  const send = async () => {
    await adam.page.getByRole("button", { name: "Admin", exact: true }).click();
    await adam.page.getByRole("menuitem", { name: "Resend to all expired" }).click();
    const dialog = dialogOf(adam, "Resend to all expired");
    await dialog.getByRole("button", { name: "Send invitations" }).click();
    await dialog.getByRole("button", { name: "Close" }).last().waitFor();
    const said = await dialog.getByRole("status").last().textContent();
    await dialog.getByRole("button", { name: "Close" }).last().click();
    return said;
  };
  expect(await send()).toBe("14 invitations are on their way.");
  await olivia.page.getByRole("button", { name: "List changed, show" }).click();
  await olivia.page.getByText("No user matches").waitFor();
  expect(await send()).toBe("No invitation had run out: there was nothing to send.");
});

test("the server logged no error, no admin's window said anything on its console, and phones only that a dead code or key was refused", () => {
  const refused = /^phone: error: Failed to load resource: the server responded with a status of 4\d\d/;
  const said = browser.problems.filter((problem) => !refused.test(problem));
  expect([...errorsOf(gate), ...said]).toEqual([]);
});
