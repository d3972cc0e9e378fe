import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults } from "../src/browsers/accessibility.ts";
import { type AdminWindow, dialogOf, isSamePage, signInAs, watchPage } from "../src/browsers/admin-pages.ts";
import { callApi } from "../src/browsers/call-api.ts";
import { openBrowser } from "../src/browsers/open-browser.ts";
import { runGatehouse } from "../src/servers/run-gatehouse.ts";
import { runReaders, runWiredBridge } from "../src/servers/run-wired-site.ts";

const site = "Harwich depot";
const [entrance, store] = ["Depot turnstile in", "Warehouse east in"];
const [rightKey, storeKey, strangeKey] = [
  "8f3ac1057be2d94416af5b90e7c2381d",
  "1d38c2e7905baf1644d9e27b05c13a8f",
  "5c91ee07a1b2d94416af5b90e7c2aa10",
];

const rowOf = ({ page }: AdminWindow, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) });

/** Opens the sheet of a reader from the list. */
async function openSheet(window: AdminWindow, name: string) {
  await window.page.getByRole("button", { name, exact: true }).click();
  const sheet = dialogOf(window, name);
  await sheet.waitFor();
  return sheet;
}

/** Fills in the dialog of that title and gives its order. */
async function order(window: AdminWindow, title: string | RegExp, submit: string, reason: string) {
  const dialog = dialogOf(window, title);
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: submit }).click();
  await dialog.waitFor({ state: "hidden" });
}

// Under half a minute on an idle machine: a server, a bridge, two lines of readers and two browsers, all real.
test("two admins watch a stranger's reader kept out and let in again, an install mode, a new key and a recording", {
  timeout: 240_000,
}, async () => {
  const lines = [
    { id: "ground floor", name: entrance, key: rightKey, held: rightKey },
    { id: "warehouse", name: store, key: storeKey, held: strangeKey },
  ];
  const hungUp = Promise.all(lines.map(({ held }) => runReaders({ addresses: "1", key: held })));
  await using gate = await runGatehouse();
  await using browser = await openBrowser();
  const [adam, olga] = await Promise.all([
    signInAs(browser, gate, "admin"),
    signInAs(browser, gate, "owner"),
  ]);
  const [ground, stranger] = await hungUp;
  await using _ground = ground;
  await using _stranger = stranger;
  const { code, idOf } = await pairingCode(adam);
  for (const window of [adam, olga]) await watchPage(window, gate, `/readers?q=${encodeURIComponent(site)}`);
  await rowOf(adam, entrance).getByText("Unknown").waitFor();
  await using _bridge = await runWiredBridge(
    gate.url,
    code,
    lines.map(({ id, name, key }, index) => ({
      ...{ protocol: "osdp", id },
      transport: { kind: "tcp", host: "127.0.0.1", port: [ground, stranger][index]?.port },
      readers: [{ readerId: idOf(name), address: 1, key, profile: "code" }],
    })),
  );

  // Both see the one that proves who it is, and the one that cannot, with its wiring as the bridge's file says it.
  for (const window of [adam, olga]) {
    await rowOf(window, entrance).getByText("Online, secure").waitFor();
    await rowOf(window, entrance).getByRole("cell", { name: "OSDP · ground floor" }).waitFor();
    await rowOf(window, store).getByText("another key").waitFor();
  }

  // The stranger is taken off the wall and the right reader hung up; trusted again, it is online.
  const kept = await openSheet(olga, store);
  await kept.getByText("Nothing it says is believed").waitFor();
  expect(await accessibilityFaults(olga.page), "a quarantine").toEqual([]);
  await stranger?.[Symbol.asyncDispose]();
  await using right = await runReaders({ addresses: "1", key: storeKey, port: stranger?.port ?? 0 });
  await right.dialled();
  await kept.getByRole("button", { name: "End quarantine…" }).click();
  await order(olga, /^End the quarantine/, "End quarantine", "The right one hangs there now");
  await kept.getByText("End of quarantine: done").waitFor();
  for (const window of [adam, olga]) await rowOf(window, store).getByText("Online, secure").waitFor();
  await kept.getByRole("listitem").filter({ hasText: "Quarantine ended" }).waitFor();

  // An install mode counts down before everybody's eyes, and whoever sees it first may close it.
  const opened = await openSheet(adam, entrance);
  await opened.getByRole("button", { name: "Install mode…" }).click();
  expect(await accessibilityFaults(adam.page), "the question before install mode").toEqual([]);
  await order(adam, /^Install mode for/, "Open install mode", "The reader gets a new key");
  await opened.getByText("Install mode: done").waitFor();
  await rowOf(olga, entrance)
    .getByText(/Install mode\s*0[45]:\d\d/)
    .waitFor();
  const seen = await openSheet(olga, entrance);
  await opened.getByRole("button", { name: "Record the line…" }).click();
  await refused(adam, "could be read from a recording");
  await seen.getByRole("button", { name: "Close now" }).click();
  await opened.getByText("by another admin").waitFor();
  for (const window of [adam, olga]) await rowOf(window, entrance).getByText("Online, secure").waitFor();

  // A new key, proved by the reader; then the line is recorded, stopped, and its bytes are on the admin's disk.
  await opened.getByRole("button", { name: "Change key…" }).click();
  await order(adam, /^Change the key/, "Change key", "Once a year");
  await opened.getByText("New key: done").waitFor();
  await seen.getByRole("listitem").filter({ hasText: "Key changed" }).waitFor();
  await opened.getByRole("button", { name: "Record the line…" }).click();
  await order(adam, /^Record the line/, "Record", "It beeps at night");
  await seen.getByText("Recording", { exact: true }).waitFor();
  expect(await accessibilityFaults(olga.page), "a recording").toEqual([]);
  await opened.getByRole("button", { name: "Stop" }).click();
  const told = adam.page.waitForEvent("download");
  await opened.getByRole("link", { name: "Download" }).click();
  const file = await (await told).path();
  const [message] = (await readFile(file, "utf8"))
    .trim()
    .split("\n")
    .map((text) => JSON.parse(text));
  expect(message).toMatchObject({ data: expect.stringMatching(/^(ff)?53/i) });
  await seen.getByText("stopped").waitFor();
  for (const window of [adam, olga]) expect(await isSamePage(window)).toBe(true);
  // Chromium itself reports the one order that was refused.
  expect(browser.problems.filter((problem) => !/status of 409/.test(problem))).toEqual([]);
});

/** The order of the open dialog is refused with these words; the dialog is closed again. */
async function refused(window: AdminWindow, words: string): Promise<void> {
  const dialog = dialogOf(window, /^Record the line/);
  await dialog.getByLabel("Reason").fill("To see what it says");
  await dialog.getByRole("button", { name: "Record" }).click();
  await dialog.getByRole("alert").filter({ hasText: words }).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
}

/** A code that pairs the bridge of the site, and the ids of the readers there. */
async function pairingCode({ page, projectId }: AdminWindow) {
  type Named = { id: string; name: string; site: { name: string } };
  const asked = { projectId };
  const { bridges } = await ask<{ bridges: Named[] }>(page, "bridges.list", asked);
  const { readers } = await ask<{ readers: Named[] }>(page, "readers.list", asked);
  const bridgeId = bridges.find((bridge) => bridge.site.name === site)?.id ?? "";
  const { code } = await callApi<{ code: string }>(page, "mutation", "bridges.renewPairing", {
    ...{ projectId, bridgeId },
  });
  return { code, idOf: (name: string) => readers.find((reader) => reader.name === name)?.id ?? "" };
}

const ask = <T>(page: Page, path: string, input: object): Promise<T> =>
  callApi<T>(page, "query", path, input);
