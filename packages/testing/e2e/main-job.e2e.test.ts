import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { callApi } from "../src/browsers/call-api.ts";
import { openBrowser, type TestBrowser } from "../src/browsers/open-browser.ts";
import { readQr } from "../src/browsers/read-qr.ts";
import { runSimulatedBridge } from "../src/servers/run-bridge.ts";
import { type Gatehouse, runGatehouse } from "../src/servers/run-gatehouse.ts";
import { until } from "../src/waits/until.ts";

type Bridges = { bridges: { id: string; site: { name: string } }[] };
type Doors = { doors: { name: string; readers: { id: string; direction: string }[] }[] };
type Message = { text: string };

const robin = { first: "Robin", last: "Quayle", email: "robin.quayle@example.org", id: "77001122" };
const name = `${robin.first} ${robin.last}`;
const phoneScreen = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

async function signIn(
  browser: TestBrowser,
  gate: Gatehouse,
  role: "owner" | "admin" | "desk",
): Promise<Page> {
  const page = await browser.window(role, { viewport: { width: 1440, height: 900 } });
  await page.goto(gate.link(role));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  return page;
}

/** Opens the list narrowed to one name and leaves a mark that a reload would wipe away. */
async function watchFor(page: Page, url: string, wanted: string): Promise<void> {
  await page.goto(`${url}/users?tab=all&q=${encodeURIComponent(wanted)}`);
  await page.locator("[data-connection=live]").waitFor();
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
}

const row = (page: Page, wanted: string) => page.getByRole("row").filter({ hasText: wanted });

// The whole product in real processes: two admins, a phone, a desk and a bridge. Most of it is Chromium starting pages.
test("a person is added, comes aboard, opens a door, is blocked and denied, also while the server is gone", {
  timeout: 300_000,
}, async () => {
  await using gate = await runGatehouse();
  await using browser = await openBrowser();
  const [adam, olivia, dora] = [
    await signIn(browser, gate, "admin"),
    await signIn(browser, gate, "owner"),
    await signIn(browser, gate, "desk"),
  ];

  // The owner has two projects: by the arrow beside the name she goes to the museum, and by a link as mails have it back to stay.
  const projectId = await firstProject(adam);
  await olivia.getByRole("button", { name: "Northquay Terminal" }).click();
  await olivia.locator("[role^=menuitem]", { hasText: "Harbour Museum" }).click();
  await olivia.getByRole("button", { name: "Harbour Museum" }).waitFor();
  await olivia.goto(`${gate.url}/?project=${projectId}`);
  await olivia.waitForURL(`${gate.url}/`);
  await olivia.reload();
  await olivia.getByRole("button", { name: "Northquay Terminal" }).waitFor();

  // A bridge for the depot, paired as an installer would pair it.
  const { bridges } = await callApi<Bridges>(adam, "query", "bridges.list", { projectId });
  const depot = bridges.find((bridge) => bridge.site.name === "Harwich depot");
  const { code } = await callApi<{ code: string }>(adam, "mutation", "bridges.renewPairing", {
    projectId,
    bridgeId: depot?.id,
  });
  await using bridge = await runSimulatedBridge(gate.url, code);
  const { doors } = await callApi<Doors>(adam, "query", "doors.list", { projectId });
  const turnstile = doors.find((door) => door.name === "Depot turnstile");
  const readerId = turnstile?.readers.find((reader) => reader.direction === "in")?.id ?? "";

  // The dialog adds and invites; the other admin sees it without a reload.
  await watchFor(olivia, gate.url, robin.last);
  await watchFor(adam, gate.url, robin.last);
  await adam.getByRole("button", { name: "Add user" }).first().click();
  const dialog = adam.getByRole("dialog", { name: "Add user" });
  await dialog.getByLabel("First name").fill(robin.first);
  await dialog.getByLabel("Last name").fill(robin.last);
  await dialog.getByLabel("E-mail").fill(robin.email);
  await dialog.getByLabel("ID", { exact: true }).fill(robin.id);
  await dialog.getByRole("button", { name: "Add a role…" }).click();
  await adam.locator("[role=option]", { hasText: "Depot staff" }).click();
  await dialog.getByRole("button", { name: "Add user & send invitation" }).click();
  await dialog.waitFor({ state: "hidden" });
  await olivia
    .getByRole("button", { name: /new|changed/ })
    .first()
    .click();
  await row(olivia, robin.last).getByText("Invitation sent").waitFor();

  // The mail brings link and code; the phone binds.
  const mail = await until("the invitation mail", () => newestMail(gate.url, robin.email), 20_000);
  const link = /http\S+\/i\/?#\S+/.exec(mail.text)?.[0] ?? "";
  const spelled = /\b[2-9A-HJ-KM-NP-Z]{4}-[2-9A-HJ-KM-NP-Z]{4}\b/.exec(mail.text)?.[0] ?? "";
  const phone = await browser.window("phone", phoneScreen);
  await phone.goto(link);
  await phone.getByRole("button", { name: "Use this phone" }).click();
  await phone.getByLabel("Last four characters of the code").fill(spelled.slice(-4));
  await phone.getByRole("button", { name: "Make this phone my pass" }).click();
  await phone.waitForURL("**/pass");
  const qr = phone.locator("svg[role=img]").first();
  await qr.waitFor();
  const status = row(olivia, robin.last);
  await until(
    "the other admin to see Active",
    async () => !((await status.textContent()) ?? "").includes("Invitation sent"),
  );
  expect((await status.textContent()) ?? "").toMatch(/Active[\s\S]*Active/);

  // The door opens to the code on the phone's own screen, and the desk sees who it is.
  await dora.goto(`${gate.url}/desk`);
  await dora.getByText("Depot turnstile").first().waitFor();
  const lens = await browser.window("lens");
  await lens.goto("about:blank");
  // A bridge that has just started takes no code for some seconds: one may have been used before it did.
  let said = "";
  await until(
    () => `the door to open; it said ${said}`,
    async () => {
      said = await bridge.present(readerId, `code ${await readQr(qr, lens)}`);
      return /granted|reported/.test(said);
    },
    60_000,
  );
  await dora.getByRole("heading", { name }).waitFor();
  await streamRow(dora, name, "Granted").first().waitFor();
  // From here on the desk shows what this door denies: the demo's other people would push the rows out of what is drawn.
  await dora.getByRole("button", { name: /^Depot turnstile/ }).click();
  await dora.getByRole("button", { name: "Denied", exact: true }).click();

  // Blocked: every window knows, the bridge has it on its disk, the door stays shut.
  const userId = await idOf(adam, projectId);
  await adam.goto(`${gate.url}/users/${userId}`);
  await adam.getByRole("heading", { name }).waitFor();
  await adam.keyboard.press("b");
  const blocking = adam.getByRole("dialog", { name: `Block ${name}` });
  await blocking.getByLabel("Reason").fill("Lost badge");
  await blocking.getByRole("button", { name: "Block", exact: true }).click();
  await blocking.waitFor({ state: "hidden" });
  await row(olivia, robin.last).getByText("Blocked").waitFor();
  await phone
    .getByText(/blocked/i)
    .first()
    .waitFor();
  await until("the bridge's acknowledgement", async () => {
    const { revocations } = await callApi<Revocations>(adam, "query", "revocations.ofUser", {
      projectId,
      userId,
    });
    return revocations[0]?.bridges.find((part) => part.bridgeId === depot?.id)?.state === "acknowledged";
  });
  await bridge.present(readerId, `card ${robin.id}`);
  await streamRow(dora, name, "Blocked").first().waitFor();
  expect(await olivia.evaluate(() => "neverReloaded" in window)).toBe(true);

  // The server is gone; the door still denies, and what happened meanwhile arrives once when it is back.
  await gate.stop("SIGKILL");
  expect(await bridge.present(readerId, `card ${robin.id}`)).toBe("access.denied user-blocked");
  await gate.restart();
  await until("the journal to arrive", async () => (await denials(dora, projectId, userId)) === 2, 30_000);
  await until(
    "the desk to be live again",
    async () => (await dora.locator("[data-connection=live]").count()) > 0,
    15_000,
  );
  await until(
    "the desk to show both",
    async () => (await streamRow(dora, name, "Blocked").count()) === 2,
    15_000,
  );
  expect(await denials(dora, projectId, userId)).toBe(2);
  expect(browser.problems.filter((problem) => !isOutage(problem))).toEqual([]);
});

type Revocations = { revocations: { bridges: { bridgeId: string; state: string }[] }[] };

const streamRow = (page: Page, who: string, what: string) =>
  page.getByRole("log").getByRole("button").filter({ hasText: who }).filter({ hasText: what });

/** What a browser says by itself while the server it talks to is killed on purpose. */
const isOutage = (problem: string) =>
  /ERR_CONNECTION_REFUSED|WebSocket connection|ERR_CONNECTION_RESET|Failed to fetch/.test(problem);

async function firstProject(page: Page): Promise<string> {
  const { projects } = await callApi<{ projects: { id: string; name: string }[] }>(
    page,
    "query",
    "projects.list",
    {},
  );
  return projects.find((project) => project.name === "Northquay Terminal")?.id ?? "";
}

async function newestMail(url: string, to: string): Promise<Message | undefined> {
  const response = await fetch(`${url}/dev/mail/messages?to=${encodeURIComponent(to)}`);
  const messages: Message[] = await response.json();
  return messages[0];
}

async function idOf(page: Page, projectId: string): Promise<string> {
  const { people } = await callApi<{ people: { id: string }[] }>(page, "query", "users.find", {
    projectId,
    q: robin.last,
  });
  return people[0]?.id ?? "";
}

async function denials(page: Page, projectId: string, userId: string): Promise<number> {
  const filter = {
    siteIds: [],
    zoneIds: [],
    doorIds: [],
    classes: ["denied"],
    reasons: ["user-blocked"],
    userId,
  };
  const { rows } = await callApi<{ rows: object[] }>(page, "query", "doors.events", {
    projectId,
    filter,
    limit: 50,
  });
  return rows.length;
}
