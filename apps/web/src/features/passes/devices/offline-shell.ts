/** Where the worker lives, and the one page it answers for without a network. */
const worker = { url: "/pass-worker.js", scope: "/pass" } as const;

/** By then the page has loaded what it loads for itself after it is shown. */
const settleMs = 3_000;

/**
 * Sets the offline shell up: the worker keeps the page and the files it was made of, so that the code can be shown in a cellar.
 * The page names its files, because the first visit loads them before the worker is there.
 */
export async function keepOfflineShell(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(worker.url, {
    scope: worker.scope,
    updateViaCache: "none",
  });
  await new Promise((done) => setTimeout(done, settleMs));
  const ready = registration.active ?? (await activeOf(registration));
  const files = performance
    .getEntriesByType("resource")
    .map((entry) => new URL(entry.name))
    .filter(
      (url) =>
        url.origin === location.origin &&
        /^\/(_build|assets|icons)\/|\.(svg|png|webmanifest)$/.test(url.pathname),
    )
    .map((url) => url.pathname);
  ready?.postMessage({ keep: [...new Set(files)] });
}

/** Asks the browser not to clear the keys when space is short. It may say no, and the page then recognises the loss. */
export async function askToKeepStorage(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
}

function activeOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker | undefined> {
  const arriving = registration.installing ?? registration.waiting;
  return new Promise((done) => {
    if (!arriving) return done(undefined);
    arriving.addEventListener("statechange", () => arriving.state === "activated" && done(arriving));
  });
}
