import { expect, test } from "vitest";
import {
  addPerson,
  chooseVerb,
  dialogOf,
  isSamePage,
  openProfile,
  pressKey,
  rowOf,
  rowReads,
  undo,
  watchList,
} from "../src/browsers/admin-pages.ts";
import { twoAdmins } from "../src/browsers/two-admins.ts";
import { errorsOf } from "../src/servers/run-gatehouse.ts";
import { until } from "../src/waits/until.ts";

// One Gatehouse for the file: Adam and Olivia work on the same people at once.
const { gate, browser, adam, olivia } = await twoAdmins();
/** What has the focus, as one would name it. */
const focused = () =>
  adam.page.evaluate(() => {
    const { activeElement: element } = document;
    const label = element?.id ? document.querySelector(`label[for="${element.id}"]`) : null;
    return (
      element?.getAttribute("aria-label") ??
      label?.textContent ??
      (element === document.body ? "nothing" : (element?.textContent ?? ""))
    ).trim();
  });

test("different fields edited at once both count; of one field both values are shown and one is chosen", async () => {
  const person = await addPerson(adam, { firstName: "Jef", lastName: "Zonnekeyn" });
  await openProfile(adam, gate, person);
  await openProfile(olivia, gate, person);
  await pressKey(adam, "e");
  await pressKey(olivia, "e");
  const mine = dialogOf(adam, "Edit Jef Zonnekeyn");
  const hers = dialogOf(olivia, "Edit Jef Zonnekeyn");
  await mine.getByLabel("Mobile phone").fill("+32470000001");
  await hers.getByLabel("ID", { exact: true }).fill("E2E-4711");
  await hers.getByLabel("Mobile phone").fill("+32470000002");
  await hers.getByRole("button", { name: /^Save/ }).click();
  await hers.waitFor({ state: "hidden" });
  // What nobody edits here takes over what the other wrote; what is edited keeps its own value and says so.
  await mine.getByText("Somebody else has just changed it to “+32470000002”.").waitFor();
  expect(await mine.getByLabel("ID", { exact: true }).inputValue()).toBe("E2E-4711");
  expect(await mine.getByLabel("Mobile phone").inputValue()).toBe("+32470000001");
  await mine.getByLabel("First name").fill("Jozef");
  await mine.getByRole("button", { name: /^Save/ }).click();
  await mine.getByText("Nothing has been saved yet").waitFor();
  const choice = mine.getByRole("group", { name: "Mobile phone" });
  await choice.getByText("+32470000002").waitFor();
  await choice.getByText("+32470000001").click();
  await mine.getByRole("button", { name: /^Save the choice/ }).click();
  await mine.waitFor({ state: "hidden" });
  await olivia.page.getByRole("heading", { level: 1, name: "Jozef Zonnekeyn" }).waitFor();
  const facts = olivia.page.getByRole("complementary", { name: "About this person" });
  await facts.getByText("+32470000001").waitFor();
  await facts.getByText("E2E-4711").waitFor();
  await olivia.page
    .getByText(/Adam Claes.*Show changes/)
    .first()
    .waitFor();
});

test("a role is given with an end, limited anew, taken away and brought back by undo, and the other admin sees each", async () => {
  const person = await addPerson(adam, { firstName: "Pia", lastName: "Yzewyn" });
  await openProfile(adam, gate, person, "roles");
  await watchList(olivia, gate, person.search);
  await adam.page.getByRole("main").getByRole("button", { name: "Add role" }).click();
  const giving = dialogOf(adam, "Add a role to Pia Yzewyn");
  await giving.getByRole("button", { name: "Choose a role…" }).click();
  await adam.page.getByRole("option", { name: /Depot staff/ }).click();
  await giving.getByLabel("Valid until").fill("2099-05-12T18:00");
  await giving.getByRole("button", { name: "Add role" }).click();
  await rowReads(olivia, person, /Depot staff/);
  await adam.page.getByText(/^Until .*2099/).waitFor();

  await adam.page.getByRole("button", { name: "Actions for Depot staff" }).click();
  await adam.page.getByRole("menuitem", { name: "Change validity" }).click();
  const validity = dialogOf(adam, "Validity of Depot staff");
  await validity.getByLabel("Valid from").fill("2100-01-01T00:00");
  await validity.getByText("The end must lie after the beginning.").waitFor();
  await validity.getByLabel("Valid until").fill("");
  await validity.getByRole("button", { name: "Save" }).click();
  await adam.page.getByText(/^From .*2100/).waitFor();

  await adam.page.getByRole("button", { name: "Actions for Depot staff" }).click();
  await adam.page.getByRole("menuitem", { name: "Remove role" }).click();
  await undo(adam, "Depot staff removed", async () => {
    await rowOf(olivia, person).getByText("Depot staff").waitFor({ state: "hidden" });
    await adam.page.getByRole("heading", { name: "No role" }).waitFor();
  });
  await rowReads(olivia, person, /Depot staff/);
  await adam.page.getByText(/^From .*2100/).waitFor();
});

test("a number belongs to one person: a second one is told who has it, and a withdrawn number is free again", async () => {
  const owner = await addPerson(adam, { firstName: "Kobe", lastName: "Xhonneux" });
  const other = await addPerson(adam, { firstName: "Lien", lastName: "Xhonneux" });
  await openProfile(adam, gate, owner, "badges");
  await openProfile(olivia, gate, owner, "badges");
  const add = async (number: string) => {
    await adam.page.getByLabel("Number", { exact: true }).fill(number);
    await adam.page.getByRole("button", { name: "Add number" }).click();
  };
  await add("e2e 1");
  await adam.page.getByText("Enter a number without spaces").waitFor();
  await add("00420017");
  await olivia.page.getByRole("main").getByRole("button", { name: "Copy number 00420017" }).waitFor();
  await openProfile(adam, gate, other, "badges");
  await add("00420017");
  await adam.page.getByText(/Kobe Xhonneux has this/).waitFor();

  await openProfile(adam, gate, owner, "badges");
  await adam.page.getByRole("button", { name: "Withdraw 00420017" }).click();
  const isWithdrawn = () => olivia.page.getByText(/^Withdrawn/).waitFor();
  await undo(adam, "00420017 opens nothing any more", isWithdrawn);
  await olivia.page.getByText(/^Since/).waitFor();
  await adam.page.getByRole("button", { name: "Withdraw 00420017" }).click();
  await openProfile(adam, gate, other, "badges");
  await add("00420017");
  await adam.page.getByRole("button", { name: "Withdraw 00420017" }).waitFor();
});

test("a company is added and taken away beside the name, with undo", async () => {
  const person = await addPerson(adam, { firstName: "Mats", lastName: "Wijckmans" });
  await openProfile(adam, gate, person);
  await watchList(olivia, gate, person.search);
  await adam.page.getByRole("button", { name: "Add company" }).click();
  const popover = dialogOf(adam, "Add a company");
  await popover.getByRole("combobox").fill("Northquay");
  const company = "Northquay Terminal";
  await adam.page.getByRole("option", { name: company }).click();
  await rowReads(olivia, person, new RegExp(company));
  await adam.page.getByRole("button", { name: `Remove ${company}` }).click();
  await undo(adam, `${company} removed`, () =>
    rowOf(olivia, person).getByText(company).waitFor({ state: "hidden" }),
  );
  await rowReads(olivia, person, new RegExp(company));
});

test("the keyboard alone finds, peeks, edits and blocks; Escape closes and gives the focus back", async () => {
  const person = await addPerson(adam, { firstName: "Noor", lastName: "Vynckier" });
  await watchList(olivia, gate, person.search);
  await watchList(adam, gate, "");
  await adam.page.keyboard.press("/");
  expect(await focused()).toMatch(/^Search/);
  await adam.page.keyboard.type(person.search);
  await rowOf(adam, person).waitFor();
  await until("the list to hold one", async () => (await adam.page.getByRole("row").count()) === 2);
  await adam.page.getByRole("grid", { name: "Users" }).focus();
  await adam.page.keyboard.press("j");
  await adam.page.keyboard.press("Space");
  await adam.page.getByRole("dialog", { name: person.name }).getByText("Core information").waitFor();
  await adam.page.keyboard.press("Space");
  await adam.page.getByRole("dialog", { name: person.name }).waitFor({ state: "hidden" });
  await adam.page.keyboard.press("x");
  await adam.page.getByText("1 user selected").waitFor();
  await adam.page.keyboard.press("Escape");
  await adam.page.getByText("1 user selected").waitFor({ state: "hidden" });
  await adam.page.keyboard.press("Enter");
  await adam.page.getByRole("heading", { name: person.name }).waitFor();

  await adam.page.getByRole("button", { name: /^Edit/ }).focus();
  await adam.page.keyboard.press("e");
  await dialogOf(adam, "Edit Noor Vynckier").waitFor();
  await until("the first field to have the focus", async () => /^First name/.test(await focused()), 20_000);
  await adam.page.keyboard.press("Escape");
  await dialogOf(adam, "Edit Noor Vynckier").waitFor({ state: "hidden" });
  await until("the focus to be back", async () => /^Edit/.test(await focused()), 20_000);
  await adam.page.keyboard.press("e");
  await until("the first field to have the focus", async () => /^First name/.test(await focused()), 20_000);
  await adam.page.keyboard.type("tje");
  // What was typed is not lost by a key pressed by mistake.
  await adam.page.keyboard.press("Escape");
  await adam.page.keyboard.press("ControlOrMeta+Enter");
  await adam.page.getByRole("heading", { level: 1, name: "Noortje Vynckier" }).waitFor();

  await pressKey(adam, "b");
  await until("the reason to have the focus", async () => /^Reason/.test(await focused()), 20_000);
  await adam.page.keyboard.type("Keyboard only");
  await adam.page.keyboard.press("ControlOrMeta+Enter");
  await rowOf(olivia, { ...person, name: "Vynckier" })
    .filter({ hasText: "Blocked" })
    .waitFor();

  await pressKey(adam, "ControlOrMeta+k");
  await dialogOf(adam, /Search|command/i).waitFor();
  await adam.page.keyboard.type("Vynckier");
  await adam.page.getByRole("option", { name: /Vynckier/ }).waitFor();
  await adam.page.keyboard.press("Escape");
  await adam.page.keyboard.press("Escape");
  await adam.page.getByRole("dialog").first().waitFor({ state: "hidden" });
  await adam.page.keyboard.press("?");
  await adam.page.getByRole("dialog").getByText("Mark for review").waitFor();
  await adam.page.keyboard.press("Escape");
  await adam.page.getByRole("dialog").first().waitFor({ state: "hidden" });
  // From a menu too, and as often as one likes.
  for (let turn = 0; turn < 3; turn += 1) {
    await chooseVerb(adam, "Block once more");
    await until("the reason to have the focus", async () => /^Reason/.test(await focused()), 20_000);
    await adam.page.keyboard.press("Escape");
    await until("the focus to be back at the menu", async () => (await focused()) === "More actions", 20_000);
  }
  expect(await isSamePage(adam)).toBe(true);
});

test("the server logged no error, and no window said anything on its console but the number that was taken", () => {
  const said = browser.problems.filter((problem) => !/status of 409/.test(problem));
  expect([...errorsOf(gate), ...said]).toEqual([]);
});
