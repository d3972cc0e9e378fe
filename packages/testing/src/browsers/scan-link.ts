import type { Browser, Page } from "playwright-core";

/** What a scanner did with a link: every request that was more than a look, with its answer. */
export type ScanReport = { readonly pressed: readonly string[]; readonly sent: readonly SentRequest[] };

/** A request other than GET, HEAD and OPTIONS. */
export type SentRequest = { readonly method: string; readonly path: string; readonly status: number };

/** What somebody could press. Links are followed by looking at the page they lead to, which other tests do. */
const pressable = "button, [role=button], input[type=submit], input[type=button], summary";
/** A page that keeps offering new buttons is left after this many. */
const mostPresses = 40;
const settleMs = 3_000;

/**
 * Treats a mailed link as the strictest mail scanners do: HEAD, three times GET, OPTIONS, then a real browser without cookies that
 * runs the scripts, presses every button and submits every form, and fills nothing in. Whoever mails links must survive it.
 */
export async function scanLink(browser: Browser, link: string): Promise<ScanReport> {
  const bare = new URL(link);
  bare.hash = "";
  for (const method of ["HEAD", "GET", "GET", "GET", "OPTIONS"]) {
    const answer = await fetch(bare, { method, redirect: "follow" });
    await answer.arrayBuffer();
  }
  const context = await browser.newContext();
  const sent: SentRequest[] = [];
  context.on("response", (response) => {
    const request = response.request();
    if (["GET", "HEAD", "OPTIONS"].includes(request.method())) return;
    sent.push({ method: request.method(), path: new URL(request.url()).pathname, status: response.status() });
  });
  try {
    const pressed: string[] = [];
    for (const way of ["requestSubmit", "submit"] as const) {
      const page = await context.newPage();
      await page.goto(link);
      await settle(page);
      pressed.push(...(await pressEverything(page, link)));
      await submitForms(page, way);
      await page.close();
    }
    return { pressed, sent };
  } finally {
    await context.close();
  }
}

/** Each press may bring new buttons, so it looks again after every one; the same words are pressed twice at most. */
async function pressEverything(page: Page, link: string): Promise<string[]> {
  const pressed: string[] = [];
  while (pressed.length < mostPresses) {
    const next = await findUnpressed(page, pressed);
    if (!next) return pressed;
    pressed.push(next.words);
    await page
      .locator(pressable)
      .nth(next.at)
      .click({ force: true, noWaitAfter: true, timeout: settleMs })
      .catch(() => {});
    await settle(page);
    if (new URL(page.url()).pathname !== new URL(link).pathname) await page.goto(link);
  }
  return pressed;
}

async function findUnpressed(
  page: Page,
  pressed: readonly string[],
): Promise<{ at: number; words: string } | undefined> {
  const words = await page
    .locator(pressable)
    .evaluateAll((all) =>
      all.map((one) =>
        `${one.textContent ?? ""} ${one.getAttribute("aria-label") ?? ""} ${one.getAttribute("value") ?? ""}`.trim(),
      ),
    );
  const at = words.findIndex((text) => pressed.filter((old) => old === text).length < 2);
  const found = words[at];
  return found === undefined ? undefined : { at, words: found };
}

/** Sends each form empty: as a press of Enter would, or past every script of the page. */
async function submitForms(page: Page, way: "requestSubmit" | "submit"): Promise<void> {
  const forms = await page.locator("form").count();
  for (let nth = 0; nth < forms; nth += 1) {
    const form = page.locator("form").nth(nth);
    await form.evaluate(submitForm, way, { timeout: settleMs }).catch(() => {});
    await settle(page);
  }
}

function submitForm(form: Element, way: "requestSubmit" | "submit"): void {
  if (!(form instanceof HTMLFormElement)) return;
  form.noValidate = true;
  form[way]();
}

/** A page with an open socket is never idle, so the wait has an end of its own. */
const settle = (page: Page): Promise<void> =>
  page.waitForLoadState("networkidle", { timeout: settleMs }).catch(() => {});
