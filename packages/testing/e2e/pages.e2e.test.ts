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
  "/bridges",
  "/bridges?add=1",
  "/mail",
  "/account",
  "/settings/members",
  "/desk",
];
const themes = ["light", "dark"] as const;
const kilobyte = 1_000;

let gate: Gatehouse;
let browser: TestBrowser;
let owner: Page;
let userId: string;

beforeAll(async () => {
  gate = await runGatehouse();
  browser = await openBrowser();
  owner = await browser.window("owner", { viewport: { width: 1280, height: 900 } });
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

// Every page is loaded by itself and looked at by axe in both themes: some seconds each.
test.each(themes.flatMap((theme) => [...open, ...inside].map((path) => [theme, path] as const)))(
  "in %s, %s has no accessibility violation and says nothing on the console",
  { timeout: 60_000 },
  async (theme, path) => {
    await owner.context().addCookies([{ name: "gatehouse-theme", value: theme, url: gate.url }]);
    const from = browser.problems.length;
    await owner.goto(gate.url + path.replace(":id", userId));
    if (inside.includes(path)) await owner.locator("[data-connection=live]").waitFor();
    await owner.waitForLoadState("networkidle").catch(() => {});
    const { violations } = await new AxeBuilder({ page: owner })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
    ).toEqual([]);
    // Chromium itself reports a page that is answered with 404.
    expect(browser.problems.slice(from).filter((problem) => !/status of 404/.test(problem))).toEqual([]);
  },
);

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
