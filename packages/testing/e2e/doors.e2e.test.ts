import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults } from "../src/browsers/accessibility.ts";
import { callApi } from "../src/browsers/call-api.ts";
import { openBrowser, type TestBrowser } from "../src/browsers/open-browser.ts";
import { runSimulatedBridge } from "../src/servers/run-bridge.ts";
import { type Gatehouse, runGatehouse } from "../src/servers/run-gatehouse.ts";
import { until } from "../src/waits/until.ts";

const site = "Harwich depot";
const doorName = "Depot turnstile";

async function signIn(browser: TestBrowser, gate: Gatehouse, role: "admin" | "desk"): Promise<Page> {
  const page = await browser.window(role, { viewport: { width: 1440, height: 900 } });
  await page.goto(gate.link(role));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  return page;
}

const sheetOf = (page: Page, name: string) => page.getByRole("dialog", { name });

/** An active person who may enter the depot by a card. */
async function cardHolder(page: Page, projectId: string): Promise<{ name: string; card: string }> {
  type Roles = { roles: { id: string; name: string }[] };
  type Rows = {
    rows: { firstName: string; lastName: string; idNumber: string | null; roles: { status: string }[] }[];
  };
  const { roles } = await callApi<Roles>(page, "query", "roles.list", { projectId });
  const roleIds = roles.filter((role) => role.name === "Depot staff").map((role) => role.id);
  const filter = {
    ...{ tab: "active", q: "", roleIds, records: ["accepted"] },
    ...{ companyIds: [], groupIds: [], passStates: [], bounced: false },
  };
  const asked = { projectId, filter, sort: "name", limit: 50 };
  const { rows } = await callApi<Rows>(page, "query", "users.list", asked);
  const found = rows.find((row) => row.idNumber !== null);
  return { name: `${found?.firstName} ${found?.lastName}`, card: found?.idNumber ?? "" };
}

// Twenty-five seconds on an idle machine; real processes: a server, a bridge that is paired by what the screen shows, an admin and a desk.
test("a bridge is paired from the screen, and its doors are unlocked, locked down and released before everybody's eyes", {
  timeout: 180_000,
}, async () => {
  await using gate = await runGatehouse();
  await using browser = await openBrowser();
  const [adam, dora] = [await signIn(browser, gate, "admin"), await signIn(browser, gate, "desk")];
  await dora.goto(`${gate.url}/desk`);
  await dora.locator("[data-connection=live]").waitFor();

  // The code on the screen pairs the bridge; the screen sees it come without a reload.
  await adam.goto(`${gate.url}/bridges`);
  await adam.locator("[data-connection=live]").waitFor();
  await adam.evaluate(() => Object.assign(window, { neverReloaded: true }));
  await adam.getByRole("button", { name: `${site} bridge` }).click();
  await sheetOf(adam, `${site} bridge`).getByRole("button", { name: "Pair…" }).click();
  const pairing = adam.getByRole("dialog", { name: `Pair ${site} bridge` });
  await pairing.getByRole("button", { name: "Make a code" }).click();
  const code = (await pairing.locator("code").textContent()) ?? "";
  expect(await accessibilityFaults(adam), "the pairing code").toEqual([]);
  await using bridge = await runSimulatedBridge(gate.url, code);
  await pairing.getByText("Paired and online").waitFor();
  await pairing.getByRole("button", { name: "Done" }).click();
  await adam
    .getByRole("row", { name: new RegExp(site) })
    .getByText("Online", { exact: true })
    .waitFor();

  // The door opens for five seconds and says so; the order's end is the bridge's own word.
  await adam.getByRole("link", { name: "Doors", exact: true }).first().click();
  await adam.getByRole("button", { name: doorName, exact: true }).click();
  const sheet = sheetOf(adam, doorName);
  await sheet.getByText("Locked", { exact: true }).first().waitFor();
  await sheet.getByRole("button", { name: "Unlock for 5 s" }).click();
  await sheet.getByText("The lock was released for 5 seconds.").waitFor();
  await sheet.getByText("Unlocked", { exact: true }).first().waitFor();
  await until(
    "the door to lock again by itself",
    async () => (await sheet.getByRole("listitem").filter({ hasText: "Locked" }).count()) > 0,
    10_000,
  );

  // Locked down with a reason; the desk sees it, and a card that opened this door does not any more.
  const projectId = await northquay(adam);
  const { name, card } = await cardHolder(adam, projectId);
  const readerId = await readerInto(adam, projectId);
  expect(await bridge.present(readerId, `card ${card}`)).toMatch(/granted/);
  await sheet.getByRole("button", { name: "Lockdown…" }).click();
  const asking = adam.getByRole("dialog", { name: `Lock down ${doorName}` });
  await asking.getByLabel("Reason").fill("Fire drill");
  expect(await accessibilityFaults(adam), "the lockdown").toEqual([]);
  await asking.getByRole("button", { name: "Lock down", exact: true }).click();
  await asking.waitFor({ state: "hidden" });
  await sheet.getByText("Lockdown", { exact: true }).first().waitFor();
  const onDesk = dora.getByRole("button", { name: new RegExp(`^${doorName}`) });
  await onDesk.getByText("Lockdown", { exact: true }).waitFor();
  await onDesk.click();
  expect(await bridge.present(readerId, `card ${card}`)).toBe("access.denied lockdown");
  const denied = dora.getByRole("log").getByRole("button").filter({ hasText: name });
  await denied.filter({ hasText: "Denied" }).filter({ hasText: "Lockdown" }).first().click();

  // The desk releases it from the reason it was denied for; the admin sees the door decide again.
  await dora.getByRole("button", { name: "Release the lockdown…" }).click();
  await sheetOf(dora, doorName).waitFor();
  expect(await accessibilityFaults(dora), "the sheet on the desk").toEqual([]);
  await sheetOf(dora, doorName).getByRole("button", { name: "Release…" }).click();
  const releasing = dora.getByRole("dialog", { name: `Release ${doorName}` });
  await releasing.getByLabel("Reason").fill("Drill is over");
  await releasing.getByRole("button", { name: "Release", exact: true }).click();
  await releasing.waitFor({ state: "hidden" });
  await sheet.getByRole("button", { name: "Lockdown…" }).waitFor();
  await sheet.getByRole("listitem").filter({ hasText: "Decides per person" }).first().waitFor();
  await until("the card to open again", async () =>
    /granted/.test(await bridge.present(readerId, `card ${card}`)),
  );
  expect(await adam.evaluate(() => "neverReloaded" in window)).toBe(true);
  expect(browser.problems).toEqual([]);
});

async function northquay(page: Page): Promise<string> {
  type Projects = { projects: { id: string; name: string }[] };
  const { projects } = await callApi<Projects>(page, "query", "projects.list", {});
  return projects.find((project) => project.name === "Northquay Terminal")?.id ?? "";
}

async function readerInto(page: Page, projectId: string): Promise<string> {
  type Doors = { doors: { name: string; readers: { id: string; direction: string }[] }[] };
  const { doors } = await callApi<Doors>(page, "query", "doors.list", { projectId });
  const door = doors.find((one) => one.name === doorName);
  return door?.readers.find((reader) => reader.direction === "in")?.id ?? "";
}
