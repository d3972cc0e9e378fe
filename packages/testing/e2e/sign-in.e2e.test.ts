import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { openBrowser } from "../src/browsers/open-browser.ts";
import { type Gatehouse, runGatehouse } from "../src/servers/run-gatehouse.ts";
import { until } from "../src/waits/until.ts";

const server: Gatehouse = await runGatehouse();
const chromium = await openBrowser();
afterAll(async () => {
  await chromium[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const owner = "olivia@northquay.example";
type Mail = { readonly link: string; readonly code: string };

/** Asks for a mail on the sign-in page and reads it in the development mailbox. */
async function askForMail(page: Page, email = owner): Promise<Mail> {
  const before = await mailsTo(email);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  const mails = await until("the mail has arrived", async () => {
    const now = await mailsTo(email);
    return now.length > before.length && now;
  });
  const link = /http\S+#[\w-]{43}/.exec(mails[0] ?? "")?.[0] ?? "";
  const code = /\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(mails[0] ?? "")?.[0] ?? "";
  return { link, code };
}

/** The texts of the mails to an address, newest first. */
async function mailsTo(email: string): Promise<string[]> {
  const answer = await fetch(`${server.url}/dev/mail/messages?to=${encodeURIComponent(email)}`);
  const mails: { text: string }[] = await answer.json();
  return mails.map((mail) => mail.text);
}

/** The page of a project is there and follows it: from here on its buttons do what they say. */
const signedIn = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /^Live$/ })
    .waitFor();

test("a scanner that opens the link, runs its scripts and presses every button burns nothing; then the person signs in", async () => {
  const page = await chromium.window("person");
  await page.goto(`${server.url}/login`);
  const { link } = await askForMail(page);
  for (const method of ["HEAD", "GET", "GET", "GET", "OPTIONS"]) await fetch(link, { method });
  const scanner = await chromium.window("scanner");
  await scanner.goto(link);
  for (let round = 0; round < 3; round += 1) {
    for (const button of await scanner.getByRole("button").all())
      await button.click({ timeout: 2_000 }).catch(() => {});
    await scanner.evaluate(() => {
      for (const form of document.querySelectorAll("form")) form.requestSubmit();
    });
  }
  await scanner.getByRole("heading", { name: "Asked for in another browser" }).waitFor();
  expect(await scanner.context().cookies()).toEqual([]);

  const tab = await page.context().newPage();
  await tab.goto(link);
  await until("the token has left the address", () => tab.url() === `${server.url}/login/confirm`);
  await tab.getByRole("button", { name: "Sign in" }).click();
  await signedIn(tab);
  // The tab that asked notices by itself.
  await signedIn(page);
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toContainEqual([
    "session",
    true,
    "Lax",
  ]);

  const again = await page.context().newPage();
  await again.goto(link);
  await again.getByRole("button", { name: "Sign in" }).click();
  await again.getByRole("heading", { name: "This link is used up" }).waitFor();
});

test("without a session a page answers with the way to sign in, and the code leads back to it", async () => {
  const refused = await fetch(`${server.url}/account?a=1`, { redirect: "manual" });
  expect([refused.status, refused.headers.get("location")]).toEqual([302, "/login?next=%2Faccount%3Fa%3D1"]);
  const page = await chromium.window("typist");
  await page.goto(`${server.url}/account`);
  const { code } = await askForMail(page);
  await page.getByLabel("Code").fill("AAAA-AAAA");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("4 tries are left").waitFor();
  await page.getByLabel("Code").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Account" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/account");
});

test("an address nobody knows sees the same page and gets no mail", async () => {
  const page = await chromium.window("stranger");
  await page.goto(`${server.url}/login`);
  await page.getByLabel("E-mail").fill("stranger@example.org");
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  await page.getByLabel("Code").fill("AAAA-AAAA");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("4 tries are left").waitFor();
  expect(await mailsTo("stranger@example.org")).toEqual([]);
});

test("what was typed before the page came to life is sent", async () => {
  const page = await chromium.window("early");
  const { promise: loading, resolve: load } = Promise.withResolvers<void>();
  await page.route(/\.js(\?|$)/, async (route) => {
    await loading;
    await route.continue();
  });
  await page.goto(`${server.url}/login`, { waitUntil: "commit" });
  await page.getByLabel("E-mail").fill("early@example.org");
  load();
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
});

test("a session that is ended in one browser closes the pages of the other, which says so", async () => {
  const first = await chromium.window("first");
  const second = await chromium.window("second");
  for (const page of [first, second]) {
    await page.goto(`${server.url}/login`);
    const { code } = await askForMail(page);
    await page.getByLabel("Code").fill(code);
    await page.getByRole("button", { name: "Sign in" }).click();
    await signedIn(page);
  }
  await first.goto(`${server.url}/account`);
  await signedIn(first);
  await first.getByRole("button", { name: "End all others" }).click();
  const cutFrom = Date.now();
  await second.getByText("You are signed out").waitFor();
  expect(Date.now() - cutFrom).toBeLessThan(5_000);
  await second.reload();
  await second.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await first.getByRole("listitem").filter({ hasText: "This browser" }).count()).toBe(1);
});

test("an owner invites an admin, who signs in with their own mailbox", async () => {
  const page = await chromium.window("owner");
  await page.goto(`${server.url}/login?next=/settings/members`);
  const { code } = await askForMail(page);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await signedIn(page);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByLabel("Name").fill("Grace Hopper");
  await page.getByLabel("E-mail").fill("grace@northquay.example");
  await page.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
  await page.getByRole("row").filter({ hasText: "grace@northquay.example" }).waitFor();
  const [told] = await until("the mail of the invitation", async () => {
    const mails = await mailsTo("grace@northquay.example");
    return mails.length > 0 && mails;
  });
  expect(told).toContain("/login");
  const grace = await chromium.window("grace");
  await grace.goto(`${server.url}/login`);
  const mail = await askForMail(grace, "grace@northquay.example");
  await grace.getByLabel("Code").fill(mail.code);
  await grace.getByRole("button", { name: "Sign in" }).click();
  await signedIn(grace);
});

test("no page of the above broke: the only failed calls are the refusals on purpose", () => {
  const onPurpose = /status of 4(00|01)/;
  expect(chromium.problems.filter((problem) => !onPurpose.test(problem))).toEqual([]);
});
