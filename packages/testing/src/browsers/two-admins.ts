import { afterAll } from "vitest";
import { type Gatehouse, runGatehouse } from "../servers/run-gatehouse.ts";
import { type AdminWindow, signInAs } from "./admin-pages.ts";
import { openBrowser, type TestBrowser } from "./open-browser.ts";

/** Two people at work in one project, each in a browser context of their own. */
export type TwoAdmins = {
  readonly gate: Gatehouse;
  readonly browser: TestBrowser;
  /** Signed in as admin. */
  readonly adam: AdminWindow;
  /** Signed in as owner. */
  readonly olivia: AdminWindow;
};

/** One Gatehouse and one browser for a test file, with Adam and Olivia signed in; both end with the file. */
export async function twoAdmins(): Promise<TwoAdmins> {
  const gate = await runGatehouse();
  const browser = await openBrowser();
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await gate[Symbol.asyncDispose]();
  });
  const adam = await signInAs(browser, gate, "admin");
  const olivia = await signInAs(browser, gate, "owner");
  return { gate, browser, adam, olivia };
}
