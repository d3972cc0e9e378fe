import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** Everything Chromium would otherwise ask of the outside world is switched off. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser whose every window reports what went wrong in it. */
export type TestBrowser = {
  readonly browser: Browser;
  /** Opens a window with storage of its own: another person, or another phone. */
  readonly window: (name: string, options?: Parameters<Browser["newContext"]>[0]) => Promise<Page>;
  /** Console errors and warnings, page errors and failed requests of all windows so far. */
  readonly problems: string[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** Starts Debian's Chromium headless; CHROMIUM_PATH names another one. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: quiet,
  });
  const problems: string[] = [];
  return {
    browser,
    problems,
    window: async (name, options) => {
      const context: BrowserContext = await browser.newContext(options);
      const page = await context.newPage();
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()))
          problems.push(`${name}: ${message.type()}: ${message.text()} (${page.url()})`);
      });
      page.on("pageerror", (error) => problems.push(`${name}: ${error.message}`));
      return page;
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
