import type { Browser, Page } from "playwright-core";
import type { Gatehouse } from "../servers/run-gatehouse.ts";
import type { TestBrowser } from "./open-browser.ts";

/** A phone's window: narrow, sharp and touched. */
export const phoneScreen = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const;

/** Types an address and a whole code at `/code` on a phone of its own, and waits for the pass. */
export async function comeAboard(
  browser: TestBrowser,
  gate: Gatehouse,
  keys: { readonly email: string; readonly code: string },
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> {
  const phone = await browser.window("phone", { ...phoneScreen, ...options });
  await phone.goto(`${gate.url}/code`);
  await typeCode(phone, keys);
  await phone.waitForURL("**/pass");
  await phone.locator("svg[role=img]").first().waitFor();
  return phone;
}

/** Fills in and sends the form at `/code`. */
export async function typeCode(
  phone: Page,
  keys: { readonly email: string; readonly code: string },
): Promise<void> {
  await phone.getByLabel("E-mail address").fill(keys.email);
  await phone.getByLabel("Code").fill(keys.code);
  await phone.getByRole("button", { name: "Make this phone my pass" }).click();
}
