import { brotliCompressSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callApi } from "../src/browsers/call-api.ts";
import { openBrowser, type TestBrowser } from "../src/browsers/open-browser.ts";
import { type Gatehouse, runGatehouse } from "../src/servers/run-gatehouse.ts";

/** Pages for everybody, and pages one has to be signed in for. `:id` stands for a person of the demo. */
const open = ["/login", "/code", "/i", "/pass", "/dev/mail", "/nowhere"];
const inside = [
  "/",
  "/users",
  "/users?tab=blocked",
  "/users?q=nobody-of-that-name",
  "/users/:id/roles",
  "/users/:id/badges",
  "/users/:id/invitations",
  "/users/:id/logs",
  "/users/00000000-0000-4000-8000-000000000000",
  "/doors",
  "/doors?show=attention",
  "/readers",
  "/readers?show=quarantined",
  "/bridges",
  "/bridges?add=1",
  "/groups",
  "/groups?q=nobody-of-that-name",
  "/companies",
  "/imports",
  "/imports/new",
  "/imports/00000000-0000-4000-8000-000000000000",
  "/mail",
  "/account",
  "/settings/members",
  "/settings/imports",
  "/settings/api-keys",
  "/desk",
];
/** Pages that are looked at on a phone and on a wide screen too. */
const chief = ["/", "/users", "/users/:id/roles", "/readers", "/login", "/code", "/pass", "/desk"];
const themes = ["light", "dark"] as const;
const usual = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const wide = { width: 1920, height: 1080 };
const kilobyte = 1_000;

let gate: Gatehouse;
let browser: TestBrowser;
let owner: Page;
let userId: string;

beforeAll(async () => {
  gate = await runGatehouse();
  browser = await openBrowser();
  owner = await browser.window("owner", { viewport: usual });
  await owner.goto(gate.link("owner"));
  await owner.getByRole("button", { name: "Sign in" }).click();
  await owner.waitForURL((url) => !url.pathname.startsWith("/login"));
  const { projects } = await callApi<{ projects: { id: string; name: string }[] }>(
    owner,
    "query",
    "projects.list",
    {},
  );
  const projectId = projects.find((project) => project.name === "Northquay Terminal")?.id ?? "";
  await owner.context().addCookies([{ name: "gatehouse-project", value: projectId, url: gate.url }]);
  const { people } = await callApi<{ people: { id: string }[] }>(owner, "query", "users.find", {
    projectId,
    q: "000001",
  });
  userId = people[0]?.id ?? "";
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await gate[Symbol.asyncDispose]();
});

/** Loads a page and waits until nothing more comes. */
async function load(path: string): Promise<void> {
  await owner.setViewportSize(usual);
  await owner.goto(gate.url + path.replace(":id", userId));
  if (inside.includes(path)) await owner.locator("[data-connection=live]").waitFor();
  await owner.waitForLoadState("networkidle").catch(() => {});
}

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds in one theme. The theme is a mark on the page, as the account menu sets it. */
async function faultsIn(theme: (typeof themes)[number], what: "everything" | "colours"): Promise<string[]> {
  await owner.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
  // Colours and panels on their way are neither here nor there.
  await owner.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  // No page here holds frames; without them axe needs no window of its own for each look.
  const axe = new AxeBuilder({ page: owner }).setLegacyMode(true);
  const { violations } = await (what === "everything"
    ? axe.withTags(wcag)
    : axe.withRules(["color-contrast"])
  ).analyze();
  const places = (nodes: (typeof violations)[number]["nodes"]) => nodes.map(({ target }) => target.join(" "));
  return violations.map(({ id, nodes }) => `${theme}: ${id}: ${places(nodes).join(", ")}`);
}

/** What reaches beyond the window: nothing sideways, and inside the shell nothing below, where each part scrolls by itself. */
async function overflow(): Promise<string[]> {
  const { right, bottom, isShell } = await owner.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const isShell = document.querySelector("[data-connection]") !== null;
    return { right: scrollWidth - innerWidth, bottom: scrollHeight - innerHeight, isShell };
  });
  const found = right > 0 ? [`${right} px reach beyond the right edge`] : [];
  if (isShell && bottom > 0) found.push(`${bottom} px reach below the shell`);
  return found;
}

/** What is wrong with what is on screen. A theme changes colours alone, so the second one is asked about those alone. */
async function faults(): Promise<string[]> {
  return [
    ...(await faultsIn("light", "everything")),
    ...(await faultsIn("dark", "colours")),
    ...(await overflow()),
  ];
}

/** What is wrong at another size, where other parts of a page are drawn. */
async function faultsAt(size: { width: number; height: number }): Promise<string[]> {
  await owner.setViewportSize(size);
  const found = [...(await faultsIn("dark", "everything")), ...(await overflow())];
  return found.map((fault) => `${size.width} px: ${fault}`);
}

/** What the console has said since; Chromium itself reports a page that is answered with 404. */
const saidSince = (from: number) =>
  browser.problems.slice(from).filter((problem) => !/status of 404/.test(problem));

// Every page is loaded once and looked at by axe in both themes: some seconds each.
test.each([...open, ...inside])(
  "%s has no accessibility violation in either theme and says nothing on the console",
  { timeout: 120_000 },
  async (path) => {
    const from = browser.problems.length;
    await load(path);
    const found = await faults();
    for (const size of chief.includes(path) ? [phone, wide] : []) {
      found.push(...(await faultsAt(size)));
    }
    expect([...found, ...saidSince(from)]).toEqual([]);
  },
);

/** What opens over a page: where, how, and by what it is known to be there. */
const overlays: readonly (readonly [string, string, () => Promise<void>, string])[] = [
  ["Add user", "/users", () => owner.keyboard.press("c"), "dialog"],
  ["the palette", "/users", () => owner.keyboard.press("ControlOrMeta+k"), "dialog"],
  ["the sheet of keys", "/users", () => owner.keyboard.press("?"), "dialog"],
  ["the filter", "/users", () => owner.getByRole("button", { name: "Filter" }).click(), "dialog"],
  ["the peek", "/users", () => pressEach("j", "Space"), "dialog"],
  ["Edit", "/users/:id/roles", () => owner.keyboard.press("e"), "dialog"],
  ["Block", "/users/:id/roles", () => owner.keyboard.press("b"), "dialog"],
  ["Archive", "/users/:id/roles", () => owner.keyboard.press("#"), "dialog"],
  [
    "the menu of verbs",
    "/users/:id/roles",
    () => owner.getByRole("button", { name: "More actions" }).click(),
    "menu",
  ],
  ["a list in a dialog", "/users/:id/roles", openRoleList, "listbox"],
  ["a reader's sheet", "/readers", () => pressEach("j", "Enter"), "dialog"],
];

async function pressEach(...keys: string[]): Promise<void> {
  for (const key of keys) await owner.keyboard.press(key);
}

async function openRoleList(): Promise<void> {
  await owner.getByRole("button", { name: "Add role" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Choose a role…" }).click();
}

test.each(overlays)(
  "%s, open over %s, has no accessibility violation in either theme, also on a phone",
  { timeout: 120_000 },
  async (_name, path, show, role) => {
    const from = browser.problems.length;
    await load(path);
    await show();
    await owner.locator(`[role=${role}]`).first().waitFor();
    const found = await faults();
    found.push(...(await faultsAt(phone)));
    expect([...found, ...saidSince(from)]).toEqual([]);
  },
);

test("the bar of selected rows has no accessibility violation, also on a phone", {
  timeout: 120_000,
}, async () => {
  await load("/users");
  await pressEach("j", "x", "j", "x");
  await owner.getByRole("region", { name: "Selected rows" }).waitFor();
  const found = await faults();
  found.push(...(await faultsAt(phone)));
  expect(found).toEqual([]);
});

test.each([
  ["/pass", 120],
  ["/desk", 120],
  ["/users", 200],
] as const)("all scripts of a cold visit of %s weigh at most %i kB", async (path, limit) => {
  const page = await browser.window("cold", { storageState: await owner.context().storageState() });
  const scripts = new Map<string, number>();
  page.on("response", async (response) => {
    if (response.request().resourceType() !== "script") return;
    const body = await response.body().catch(() => undefined);
    if (body) scripts.set(response.url(), brotliCompressSync(body).length);
  });
  await page.goto(gate.url + path);
  if (path !== "/pass") await page.locator("[data-connection=live]").waitFor();
  await page.waitForLoadState("networkidle");
  const total = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / kilobyte;
  console.log(`${path}: ${total.toFixed(1)} kB of scripts, brotli, ${scripts.size} files`);
  expect(scripts.size).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(limit);
});
